package spidermw_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/spidermw"
)

func TestUrlLengthDropsLongURLs(t *testing.T) {
	env, log := newEnv(t, "URLLENGTH_LIMIT", 19)
	m := build(t, env, spidermw.NewUrlLength)
	want := []string{"http://a.example/12"} // 19 bytes
	for name, out := range map[string]crawl.Output{
		"callback": m.ProcessSpiderOutput(t.Context(), nil, requests(get("http://a.example/12"), get("http://a.example/123"))),
		"start":    m.ProcessStart(t.Context(), requests(get("http://a.example/12"), get("http://a.example/123"))),
	} {
		if got, err := collect(t, out); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: kept %q, %v, want %q", name, got, err, want)
		}
		line := "level=INFO msg=\"Ignoring link (url length > 19): http://a.example/123 \" logger=scrapy.spidermiddlewares.urllength\n"
		if log.String() != line {
			t.Errorf("%s: log %q, want %q", name, log, line)
		}
		log.Reset()
	}
	if n := env.Stats.Get("urllength/request_ignored_count"); n != int64(2) {
		t.Errorf("urllength/request_ignored_count = %v, want 2", n)
	}
}

func TestUrlLengthCanBeOff(t *testing.T) {
	env, _ := newEnv(t, "URLLENGTH_LIMIT", 0)
	_, err := spidermw.NewUrlLength(env)
	if _, ok := errors.AsType[*crawl.NotConfigured](err); !ok {
		t.Errorf("error %v, want NotConfigured", err)
	}
}
