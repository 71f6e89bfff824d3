package objects_test

import (
	"testing"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/objects"
	"github.com/gojscrape/gojscrape/jsapi/prelude"
)

// realm is a runtime with the classes as globals.
func realm(t *testing.T) *goja.Runtime {
	t.Helper()
	rt := goja.New()
	if err := prelude.Run(rt); err != nil {
		t.Fatal(err)
	}
	r, err := objects.New(rt)
	if err != nil {
		t.Fatal(err)
	}
	for name, class := range r.Classes() {
		if err := rt.Set(name, class); err != nil {
			t.Fatal(err)
		}
	}
	return rt
}

func is(t *testing.T, rt *goja.Runtime, js string) {
	t.Helper()
	v, err := rt.RunString(js)
	if err != nil {
		t.Errorf("%s: %v", js, err)
	} else if !v.ToBoolean() {
		t.Errorf("%s is %s", js, v)
	}
}

// Every member answers to both spellings of its name, and no class has one beside them.
func TestMembersHaveBothSpellings(t *testing.T) {
	rt := realm(t)
	for class, names := range objects.Members() {
		known := map[string]bool{"constructor": true}
		for _, snake := range names {
			for _, name := range convert.Spellings(snake) {
				known[name] = true
				is(t, rt, `Object.hasOwn(`+class+`.prototype, "`+name+`")`)
				is(t, rt, `!Object.keys(`+class+`.prototype).includes("`+name+`")`)
			}
		}
		v, err := rt.RunString(class + ".prototype")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range v.ToObject(rt).GetOwnPropertyNames() {
			if !known[name] {
				t.Errorf("%s.%s is in no table", class, name)
			}
		}
	}
}

// Every option is read under both spellings of its name.
func TestOptionsHaveBothSpellings(t *testing.T) {
	rt := realm(t)
	for _, snake := range objects.RequestOptions {
		for _, name := range convert.Spellings(snake) {
			is(t, rt, `new Request('http://a.example', { `+name+`: null }) instanceof Request`)
			if name != "url" {
				is(t, rt, `"`+name+`" in new Request('http://a.example')`)
			}
		}
	}
}

func TestSpellings(t *testing.T) {
	for snake, camel := range map[string]string{
		"dont_filter": "dontFilter", "cb_kwargs": "cbKwargs", "url": "url", "getall": "getall", "re_first": "reFirst",
		"follow_all": "followAll", "ip_address": "ipAddress", "x_": "x_", "_private": "_private",
	} {
		if got := convert.Camel(snake); got != camel {
			t.Errorf("Camel(%q) is %q, want %q", snake, got, camel)
		}
	}
}
