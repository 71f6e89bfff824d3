package jsonquery_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/jsonquery"
)

func TestDecode(t *testing.T) {
	for text, want := range map[string]string{
		" { \"b\" : 1 , \"a\" : [ ] } ":    `{"b":1,"a":[]}`,
		`{"a":1,"b":2,"a":3}`:              `{"a":3,"b":2}`,
		`1e400`:                            `1e400`,
		`-0.10E+2`:                         `-0.10E+2`,
		`123456789012345678901234567890`:   `123456789012345678901234567890`,
		`"\ud83d\ude00\u00e9\/\"\n"`:       `"😀é/\"\n"`,
		`"\ud800"`:                         "\"\uFFFD\"",
		`"\ud800\u0041\udc00\ud83d"`:       "\"\uFFFDA\uFFFD\uFFFD\"",
		`"\u0000\u001f"`:                   `"\u0000\u001f"`,
		"\"\xff\"":                         "\"\uFFFD\"",
		`[true,false,null]`:                `[true,false,null]`,
		`[NaN,Infinity,-Infinity]`:         `[NaN,Infinity,-Infinity]`,
		`"` + strings.Repeat("x", 9) + `"`: `"xxxxxxxxx"`,
	} {
		if got := string(jsonquery.AppendJSON(nil, decode(t, text))); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestDecodeKeepsBigObjectsInOrder(t *testing.T) {
	const text = `{"k9":1,"k8":2,"k7":3,"k6":4,"k5":5,"k4":6,"k3":7,"k2":8,"k1":9,"k0":10,"k8":11,"ka":12,"ka":13}`
	o := decode(t, text).(*jsonquery.Object)
	if v, ok := o.Get("k8"); !ok || v != jsonquery.Value(jsonquery.Number("11")) {
		t.Errorf("k8 is %v, %v", v, ok)
	}
	if _, ok := o.Get("kb"); ok || o.Len() != 11 {
		t.Errorf("got %d keys", o.Len())
	}
	if key, v := o.At(1); key != "k8" || jsonquery.Text(v) != "11" {
		t.Errorf("the second key is %s: %v", key, v)
	}
}

func TestDecodeSaysWhatIsWrong(t *testing.T) {
	for text, offset := range map[string]int{
		"": 0, "  ": 2, "x": 0, "{": 1, "[1": 2, "[1,]": 3, `{"a"}`: 4, `{"a":1,}`: 7, "{a:1}": 1, `"a`: 2, "\"a\nb\"": 2,
		`"\x"`: 1, `"\u12"`: 1, "01": 1, "1.": 1, "-": 0, "+1": 0, ".5": 0, "1 2": 2, "'a'": 0, "undefined": 0, "tru": 0, "[1 2]": 3,
		"\ufeff1": 0, `{"a" 1}`: 5, `"\`: 1, "\"\\n\n\"": 3,
	} {
		_, err := jsonquery.Decode(text)
		var syntax *jsonquery.SyntaxError
		if !errors.As(err, &syntax) || syntax.Offset != offset {
			t.Errorf("%q: got %v, want an error at byte %d", text, err, offset)
		}
	}
}

func TestDecodeBoundsTheDepth(t *testing.T) {
	for _, open := range []string{"[", `{"a":`, `[{"a":`} {
		_, err := jsonquery.Decode(strings.Repeat(open, 1_000_000))
		var depth *jsonquery.DepthError
		if !errors.As(err, &depth) || depth.Offset == 0 {
			t.Errorf("%s: got %v", open, err)
		}
	}
	most := strings.Repeat("[", jsonquery.MaxDepth) + strings.Repeat("]", jsonquery.MaxDepth)
	if _, err := jsonquery.Decode(most); err != nil {
		t.Error(err)
	}
}

// Whatever encoding/json takes, Decode takes and writes so that it means the same.
func FuzzDecode(f *testing.F) {
	f.Add(shop)
	f.Add(`[1e400,"\ud800\udc00\ud800",{"a":1,"a":-0.0}," \u001f"]`)
	f.Add(`{"a":{"b":[[[]]]}} x`)
	f.Fuzz(func(t *testing.T, text string) {
		v, err := jsonquery.Decode(text)
		if err != nil {
			if json.Valid([]byte(text)) && !errors.As(err, new(*jsonquery.DepthError)) {
				t.Fatalf("%q is JSON: %v", text, err)
			}
			return
		}
		written := jsonquery.AppendJSON(nil, v)
		if json.Valid([]byte(text)) && !json.Valid(written) {
			t.Fatalf("%q became %q", text, written)
		}
		again, err := jsonquery.Decode(string(written))
		if err != nil || string(jsonquery.AppendJSON(nil, again)) != string(written) {
			t.Fatalf("%q became %q: %v", text, written, err)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	text := `[` + strings.Repeat(shop+",", 500) + shop + `]`
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		decode(b, text)
	}
}
