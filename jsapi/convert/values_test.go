package convert_test

import (
	"math"
	"math/big"
	"reflect"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// A value that goes to a script and comes back is the same value.
func TestValuesSurviveTheRoundTrip(t *testing.T) {
	for _, v := range []any{
		nil, true, false, int64(0), int64(-7), int64(1) << 53, 0.5, math.Copysign(0, -1), math.Inf(1), 1e300,
		"", "ä😀\x00", big.NewInt(0).Lsh(big.NewInt(1), 80), time.UnixMilli(1700000000123),
		[]byte{}, []byte{0, 255}, []any{}, []any{int64(1), "x", nil, []any{true}},
		crawl.Fields{}, crawl.Fields{{Name: "b", Value: int64(1)}, {Name: "a", Value: crawl.Fields{{Name: "__proto__", Value: "x"}}}},
	} {
		rt := goja.New()
		got, err := convert.ToGo(rt, convert.ToJS(rt, v))
		if err != nil {
			t.Errorf("%#v: %v", v, err)
		} else if at, ok := v.(time.Time); ok {
			if !at.Equal(got.(time.Time)) {
				t.Errorf("%v came back as %v", v, got)
			}
		} else if !reflect.DeepEqual(got, v) {
			t.Errorf("%#v came back as %#v", v, got)
		}
	}
}

// The texts of an item keep their surrogates without a pair, and only those of items: what
// takes other values has no form for them.
func TestSurrogatesWithoutTheirPair(t *testing.T) {
	rt := goja.New()
	for js, want := range map[string]string{
		`'\ud83d'`: "\xed\xa0\xbd", `'a\udc00b'`: "a\xed\xb0\x80b", `'\udc00\ud83d'`: "\xed\xb0\x80\xed\xa0\xbd",
		`'\ud83d\ud83d\ude00'`: "\xed\xa0\xbd😀", `'한\ufffd'`: "한\ufffd", `'한\ufffd\udfff'`: "한\ufffd\xed\xbf\xbf",
	} {
		v, err := rt.RunString("({ text: " + js + " })")
		if err != nil {
			t.Fatal(err)
		}
		fields, err := convert.ToFields(rt, v.ToObject(rt))
		if got, _ := fields.Get("text"); err != nil || got != want {
			t.Errorf("%s is %q, %v", js, got, err)
		}
		back := convert.ToJS(rt, want)
		if there := v.ToObject(rt).Get("text"); !back.StrictEquals(there) {
			t.Errorf("%s came back as %q", js, back)
		}
		plain, err := convert.ToGo(rt, v.ToObject(rt).Get("text"))
		if text, ok := plain.(string); err != nil || !ok || !utf8.ValidString(text) {
			t.Errorf("%s without an item is %q, %v", js, plain, err)
		}
	}
}

// What a script gets belongs to it: no change reaches the memory of Go.
func TestScriptsGetCopies(t *testing.T) {
	rt := goja.New()
	bytes, list := []byte{1}, []any{int64(1)}
	for name, v := range map[string]any{"bytes": bytes, "list": list} {
		if err := rt.Set(name, convert.ToJS(rt, v)); err != nil {
			t.Fatal(err)
		}
	}
	v, err := rt.RunString(`bytes[0] = 9; list[0] = 9; list.push(1); [bytes instanceof Uint8Array, Array.isArray(list)].join()`)
	if err != nil || v.String() != "true,true" {
		t.Errorf("%v, %v", v, err)
	}
	if bytes[0] != 1 || list[0] != int64(1) {
		t.Errorf("the script changed %v and %v", bytes, list)
	}
}

func TestBytesOfAnyView(t *testing.T) {
	for js, want := range map[string]string{
		`'aä'`: "aä", `new Uint8Array([97, 98])`: "ab", `new Uint8Array([97, 98, 99]).subarray(1, 2)`: "b",
		`new Uint8Array([97]).buffer`: "a", `new DataView(new Uint8Array([97, 98]).buffer, 1)`: "b", `new Uint16Array([25185])`: "ab",
	} {
		rt := goja.New()
		v, err := rt.RunString(js)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := convert.ToBytes(v); !ok || string(got) != want {
			t.Errorf("%s is %q, %v", js, got, ok)
		}
	}
	for _, js := range []string{`42`, `({})`, `[1]`, `null`, `undefined`, `({ buffer: 1, byteOffset: 0, byteLength: 1 })`, `(() => { const m = new Map(); m.set(m, m); return m })()`} {
		rt := goja.New()
		v, err := rt.RunString(js)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := convert.ToBytes(v); ok {
			t.Errorf("%s is the bytes %q", js, got)
		}
	}
}

func TestFramesAreThoseOfTheAuthor(t *testing.T) {
	const stack = "Error: x\n\tat f (spider.js:3:12(4))\n\tat spider.js:9:1(2)\n\tat map (native)\n\tat <eval>:1:1(0)\n\tat go (gojscrape:spider:7:3(1))\n"
	if got, want := convert.Frames(stack), "    at f (spider.js:3:12)\n    at spider.js:9:1"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
