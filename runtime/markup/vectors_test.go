package markup_test

import (
	"encoding/base64"
	"encoding/json"
	"os"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"github.com/gojscrape/gojscrape/runtime/markup"
)

// vector is one call recorded from the test suite of w3lib; testdata/NOTICE says where
// the file comes from.
type vector struct {
	Fn     string
	Args   []json.RawMessage
	Kwargs struct {
		Keep          []string
		WhichOnes     []string        `json:"which_ones"`
		IgnoreTags    []string        `json:"ignore_tags"`
		RemoveIllegal *bool           `json:"remove_illegal"`
		ReplaceBy     json.RawMessage `json:"replace_by"`
		Encoding      string
	}
	Expect json.RawMessage
}

// The rows of get_base_url and get_meta_refresh join URLs: runtime/crawl has them.
func TestAgreesWithW3lib(t *testing.T) {
	raw, err := os.ReadFile("testdata/w3lib_html.json")
	if err != nil {
		t.Fatal(err)
	}
	var data struct{ Vectors []vector }
	if err := json.Unmarshal(raw, &data); err != nil {
		t.Fatal(err)
	}
	compared, failed := map[string]int{}, 0
	for _, row := range data.Vectors {
		got, ok := call(t, row)
		if !ok {
			continue
		}
		compared[row.Fn]++
		var want any
		if err := json.Unmarshal(row.Expect, &want); err != nil {
			t.Fatal(err)
		}
		if got != want {
			failed++
			t.Errorf("%s(%s, %+v): got %q, want %q", row.Fn, row.Args, row.Kwargs, got, want)
		}
	}
	rows := 0
	for _, n := range compared {
		rows += n
	}
	if rows != 148 || len(compared) != 8 {
		t.Errorf("compared %d rows of %v, want 148", rows, compared)
	}
	t.Logf("conformance|w3lib: entities and tags|%d|%d|-", rows, rows-failed)
}

func call(t *testing.T, row vector) (got any, ok bool) {
	text := argument(t, row.Args[0], row.Kwargs.Encoding)
	illegal := row.Kwargs.RemoveIllegal == nil || *row.Kwargs.RemoveIllegal
	switch row.Fn {
	case "html.replace_entities":
		return markup.ReplaceEntities(text, row.Kwargs.Keep, illegal), true
	case "html.has_entities":
		return markup.HasReferences(text), true
	case "html.unquote_markup":
		return markup.Unquote(text, row.Kwargs.Keep, illegal), true
	case "html.replace_tags":
		token := ""
		if len(row.Args) > 1 {
			token = argument(t, row.Args[1], "")
		}
		return markup.ReplaceTags(text, token), true
	case "html.remove_comments":
		return markup.RemoveComments(text), true
	case "html.remove_tags":
		left, err := markup.RemoveTags(text, row.Kwargs.WhichOnes, row.Kwargs.Keep)
		if err != nil {
			t.Errorf("%s: %v", row.Args, err)
		}
		return left, true
	case "html.remove_tags_with_content":
		return markup.RemoveTagsWithContent(text, row.Kwargs.WhichOnes), true
	case "html.replace_escape_chars":
		by := ""
		if row.Kwargs.ReplaceBy != nil {
			by = argument(t, row.Kwargs.ReplaceBy, "")
		}
		return markup.ReplaceEscapes(text, row.Kwargs.WhichOnes, by), true
	}
	return nil, false
}

// argument is a string, or the bytes of {"$b64": …} in an encoding, "" being UTF-8.
func argument(t *testing.T, raw json.RawMessage, encoding string) string {
	t.Helper()
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	var wrapped map[string]string
	if err := json.Unmarshal(raw, &wrapped); err != nil {
		t.Fatal(err)
	}
	decoded, err := base64.StdEncoding.DecodeString(wrapped["$b64"])
	if err != nil {
		t.Fatal(err)
	}
	if encoding == "cp1252" {
		decoded, err = charmap.Windows1252.NewDecoder().Bytes(decoded)
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(decoded)
}
