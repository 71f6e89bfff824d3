package htmlparse_test

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/net/html"

	"github.com/gojscrape/gojscrape/runtime/selector/htmlparse"
)

// tokenCase is one case of the tokenizer, in one of its initial states.
type tokenCase struct {
	Description   string
	Input         string
	Output        [][]any
	InitialStates []string
	LastStartTag  string
	DoubleEscaped bool
}

func readTokenCases(t testing.TB, each func(file string, c tokenCase)) {
	t.Helper()
	files, err := filepath.Glob("testdata/tokenizer/*.test*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no corpus: %v", err)
	}
	for _, file := range files {
		var corpus struct{ Tests []tokenCase }
		if err := json.Unmarshal(readMaybeGzip(t, file), &corpus); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for _, c := range corpus.Tests {
			if len(c.InitialStates) == 0 {
				c.InitialStates = []string{"Data state"}
			}
			each(strings.TrimSuffix(filepath.Base(file), ".gz"), c)
		}
	}
}

func readMaybeGzip(t testing.TB, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(file)
	if err == nil && strings.HasSuffix(file, ".gz") {
		var z *gzip.Reader
		if z, err = gzip.NewReader(bytes.NewReader(text)); err == nil {
			text, err = io.ReadAll(z)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// failingTokens is empty: the tokenizer passes all.
var failingTokens = []string{}

func TestConformanceTokenizer(t *testing.T) {
	cases, passed, passedThere := 0, 0, 0
	var failed []string
	readTokenCases(t, func(file string, c tokenCase) {
		input, want := c.Input, expected(c)
		if c.DoubleEscaped {
			input = unescape(input)
		}
		for _, state := range c.InitialStates {
			cases++
			got := make([][]any, 0, len(want))
			for _, tok := range htmlparse.Tokens(input, state, c.LastStartTag) {
				got = append(got, asCorpus(tok))
			}
			there := reflect.DeepEqual(netTokens(input, netContext(state, c.LastStartTag), want), want)
			if there {
				passedThere++
			}
			if reflect.DeepEqual(got, want) {
				passed++
				continue
			}
			name := fmt.Sprintf("%s: %s (%s)", file, c.Description, state)
			failed = append(failed, name)
			if there || !slices.Contains(failingTokens, name) {
				t.Errorf("%s, passed by x/net/html: %v\n%q\ngot  %q\nwant %q", name, there, input, got, want)
			}
		}
	})
	if !slices.Equal(failed, failingTokens) {
		t.Errorf("failing cases are %q, the list says %q", failed, failingTokens)
	}
	t.Logf("conformance|HTML: html5lib-tests, tokenizer|%d|%d|%d", cases, passed, passedThere)
}

// expected is the output of c with what the corpus writes in two ways made one.
func expected(c tokenCase) [][]any {
	want := [][]any{}
	for _, tok := range c.Output {
		if c.DoubleEscaped {
			for i, part := range tok {
				switch part := part.(type) {
				case string:
					tok[i] = unescape(part)
				case map[string]any:
					attrs := map[string]any{}
					for name, value := range part {
						attrs[unescape(name)] = unescape(value.(string))
					}
					tok[i] = attrs
				}
			}
		}
		want = append(want, tok)
	}
	return want
}

var escape = regexp.MustCompile(`\\u[0-9A-Fa-f]{4}(?:\\u[Dd][C-Fc-f][0-9A-Fa-f]{2})?`)

// unescape decodes \uXXXX. A surrogate without its other half can't be in UTF-8.
func unescape(s string) string {
	return escape.ReplaceAllStringFunc(s, func(m string) string {
		var units []uint16
		for part := range strings.SplitSeq(m[2:], `\u`) {
			n, _ := strconv.ParseUint(part, 16, 16)
			units = append(units, uint16(n))
		}
		return string(utf16.Decode(units))
	})
}

func asCorpus(tok htmlparse.Token) []any {
	switch tok.Kind {
	case "StartTag":
		attrs := map[string]any{}
		for name, value := range tok.Attrs {
			attrs[name] = value
		}
		if tok.SelfClosing {
			return []any{"StartTag", tok.Name, attrs, true}
		}
		return []any{"StartTag", tok.Name, attrs}
	case "DOCTYPE":
		return []any{"DOCTYPE", orNil(&tok.Name, tok.Name != ""), orNil(tok.Public, tok.Public != nil), orNil(tok.System, tok.System != nil), tok.Correct}
	}
	return []any{tok.Kind, tok.Name}
}

func orNil(s *string, has bool) any {
	if !has {
		return nil
	}
	return *s
}

// netContext is the element whose content x/net/html reads in that state.
func netContext(state, lastStart string) string {
	switch state {
	case "Data state", "CDATA section state":
		return ""
	case "PLAINTEXT state":
		return "plaintext"
	case "Script data state":
		return cmp.Or(lastStart, "script")
	case "RCDATA state":
		return cmp.Or(lastStart, "title")
	}
	return cmp.Or(lastStart, "xmp")
}

// netTokens is what x/net/html makes of input. It keeps a doctype as one text: only its
// name counts, so the rest is taken from want.
func netTokens(input, context string, want [][]any) [][]any {
	got := [][]any{}
	z := html.NewTokenizerFragment(strings.NewReader(input), context)
	for z.Next() != html.ErrorToken {
		tok := z.Token()
		attrs := map[string]any{}
		for _, a := range tok.Attr {
			if _, twice := attrs[a.Key]; !twice {
				attrs[a.Key] = a.Val
			}
		}
		switch tok.Type {
		case html.TextToken:
			if n := len(got); n > 0 && got[n-1][0] == "Character" {
				got[n-1][1] = got[n-1][1].(string) + tok.Data
			} else {
				got = append(got, []any{"Character", tok.Data})
			}
		case html.StartTagToken:
			got = append(got, []any{"StartTag", tok.Data, attrs})
		case html.SelfClosingTagToken:
			got = append(got, []any{"StartTag", tok.Data, attrs, true})
		case html.EndTagToken:
			got = append(got, []any{"EndTag", tok.Data})
		case html.CommentToken:
			got = append(got, []any{"Comment", tok.Data})
		case html.DoctypeToken:
			if n := len(got); n < len(want) && want[n][0] == "DOCTYPE" {
				got = append(got, want[n])
			}
		}
	}
	return got
}
