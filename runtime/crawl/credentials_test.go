package crawl_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

func TestWithoutCredentials(t *testing.T) {
	for url, want := range map[string]string{
		"http://user:secret@site.example/a?b#c": "http://site.example/a?b#c",
		"http://user@site.example":              "http://site.example",
		"http://a@b:c@site.example:8080?q=@":    "http://site.example:8080?q=@",
		`http://user:secret@site.example\a`:     `http://site.example\a`,
		"https://site.example/users/@me":        "https://site.example/users/@me",
		"data:text/plain,a@b":                   "data:text/plain,a@b",
		"":                                      "",
	} {
		if got := crawl.WithoutCredentials(url); got != want {
			t.Errorf("WithoutCredentials(%q) = %q, want %q", url, got, want)
		}
	}
}
