package spidermw_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/runtime/spidermw"
)

func TestStartMarksItsRequests(t *testing.T) {
	env, _ := newEnv(t)
	m := build(t, env, spidermw.NewStart)
	marked, own := get("http://a.example/"), get("http://b.example/", "is_start_request", false)
	if _, err := collect(t, m.ProcessStart(t.Context(), requests(marked, own))); err != nil {
		t.Fatal(err)
	}
	if marked.Meta.Get("is_start_request") != true {
		t.Error("the request has no meta.is_start_request")
	}
	if own.Meta.Get("is_start_request") != false {
		t.Error("the spider's own meta.is_start_request was replaced")
	}
}
