package loader_test

import (
	"slices"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/loop"
)

func TestLiteralsWithPropertiesAreReadRight(t *testing.T) {
	l := start(t, loop.Options{})
	got := values(t, l, method(t, l, load(t, "regexps/spider.js"), "parse"))
	want := []string{
		"BÉ", "né|à|3", "a_b", `[\p{Lu}] u`, "true", "\\p{L} in a text, `\\udc00-\\udfff` too", "true", "true", "false,true,false", "shadowed",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
