package spidermw_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/spidermw"
)

func TestDepthOfRequests(t *testing.T) {
	const link = "http://a.example/link"
	type M = []any
	for _, tc := range []struct {
		name     string
		settings []any
		page     []any // meta of the page's request
		link     []any // meta of the link's request
		depth    int64
		priority int
		stats    map[string]any
	}{
		{"under a start page", nil, nil, nil, 1, 0,
			map[string]any{"request_depth_max": int64(1)}},
		{"deeper", nil, M{"depth", 4}, nil, 5, 0,
			map[string]any{"request_depth_max": int64(5)}},
		{"verbose", M{"DEPTH_STATS_VERBOSE", true}, nil, nil, 1, 0,
			map[string]any{"request_depth_max": int64(1), "request_depth_count/0": int64(1), "request_depth_count/1": int64(1)}},
		{"verbose and deeper", M{"DEPTH_STATS_VERBOSE", true}, M{"depth", 1}, nil, 2, 0,
			map[string]any{"request_depth_max": int64(2), "request_depth_count/2": int64(1)}},
		{"breadth first", M{"DEPTH_PRIORITY", 1}, M{"depth", 2}, nil, 3, -3,
			map[string]any{"request_depth_max": int64(3)}},
		{"depth first", M{"DEPTH_PRIORITY", -2}, M{"depth", 2}, nil, 3, 6,
			map[string]any{"request_depth_max": int64(3)}},
		{"reset", M{"DEPTH_LIMIT", 1}, M{"depth", 7}, M{"depth_reset", true}, 0, 0,
			map[string]any{"request_depth_max": int64(0)}},
		{"at the limit", M{"DEPTH_LIMIT", 2}, M{"depth", 1}, nil, 2, 0,
			map[string]any{"request_depth_max": int64(2)}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			env, _ := newEnv(t, tc.settings...)
			m := build(t, env, spidermw.NewDepth)
			page, req := get("http://a.example/", tc.page...), get(link, tc.link...)
			got, err := collect(t, m.ProcessSpiderOutput(t.Context(), response(page, 200), requests(req)))
			if err != nil || !slices.Equal(got, []string{link}) {
				t.Fatalf("kept %q, %v", got, err)
			}
			if req.Meta.Get("depth") != tc.depth || req.Priority != tc.priority {
				t.Errorf("depth %v, priority %d, want %d, %d", req.Meta.Get("depth"), req.Priority, tc.depth, tc.priority)
			}
			if _, ok := req.Meta.Lookup("depth_reset"); ok {
				t.Error("meta.depth_reset is still there")
			}
			if !maps.Equal(env.Stats.All(), tc.stats) {
				t.Errorf("stats %v, want %v", env.Stats.All(), tc.stats)
			}
		})
	}
}

func TestDepthLimitDropsRequests(t *testing.T) {
	env, log := newEnv(t, "DEPTH_LIMIT", 1)
	m := build(t, env, spidermw.NewDepth)
	page := response(get("http://a.example/", "depth", 1), 200)
	out := crawl.Yield(crawl.Result{Request: get("http://a.example/1")}, item("kept"), crawl.Result{Request: get("http://a.example/2")})
	if got, err := collect(t, m.ProcessSpiderOutput(t.Context(), page, out)); err != nil || !slices.Equal(got, []string{"kept"}) {
		t.Errorf("kept %q, %v", got, err)
	}
	want := "level=DEBUG msg=\"Ignoring link (depth > 1): http://a.example/1 - no more ignored links will be shown\" logger=scrapy.spidermiddlewares.depth\n"
	if log.String() != want {
		t.Errorf("log %q, want one line %q", log, want)
	}
	if stats := env.Stats.All(); !maps.Equal(stats, map[string]any{"depth/request_ignored_count": int64(2)}) {
		t.Errorf("stats %v", stats)
	}
}

func TestDepthOfStartPagesIsZero(t *testing.T) {
	env, _ := newEnv(t)
	m := build(t, env, spidermw.NewDepth)
	req := get("http://a.example/", "depth_reset", true)
	if _, err := collect(t, m.ProcessStart(t.Context(), requests(req))); err != nil {
		t.Fatal(err)
	}
	if keys := req.Meta.Keys(); len(keys) != 0 {
		t.Errorf("a start request has meta %q", keys)
	}
	out := m.ProcessSpiderOutput(t.Context(), response(req, 200), crawl.Yield(item("x")))
	if _, ok := req.Meta.Lookup("depth"); ok {
		t.Error("meta.depth was set before anybody ranged over the output")
	}
	if _, err := collect(t, out); err != nil || req.Meta.Get("depth") != int64(0) {
		t.Errorf("meta.depth of the page is %v, %v, want 0", req.Meta.Get("depth"), err)
	}
}
