package crawltest_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/crawltest"
)

var _ component.SpiderInfo = (*crawltest.Spider)(nil)

func TestSpiderChoosesTheFunction(t *testing.T) {
	ctx, resp, req := t.Context(), &crawl.Response{}, &crawl.Request{}
	s := &crawltest.Spider{
		OnStart: func(context.Context) crawl.Output { return item("start") },
		OnParse: func(_ context.Context, method string, _ *crawl.Response) crawl.Output {
			return item("parse " + method)
		},
		OnFail: func(_ context.Context, method string, _ *crawl.Request, cause error) crawl.Output {
			return item("fail " + method + " " + cause.Error())
		},
	}
	ownParse := crawl.Callback{Func: func(context.Context, *crawl.Response) crawl.Output { return item("own parse") }}
	ownFail := crawl.Errback{Func: func(context.Context, *crawl.Request, error) crawl.Output { return item("own fail") }}
	cause := errors.New("why")
	tests := []struct {
		out  crawl.Output
		want string
	}{
		{s.Start(ctx), "start"},
		{s.Parse(ctx, crawl.Callback{Name: "book"}, resp), "parse book"},
		{s.Parse(ctx, ownParse, resp), "own parse"},
		{s.Fail(ctx, crawl.Errback{Name: "sorry"}, req, cause), "fail sorry why"},
		{s.Fail(ctx, ownFail, req, cause), "own fail"},
	}
	for _, tt := range tests {
		if got := only(t, tt.out); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestSpiderWithoutFunctionsDoesNothing(t *testing.T) {
	ctx, s := t.Context(), &crawltest.Spider{SpiderName: "idle"}
	for _, out := range []crawl.Output{
		s.Start(ctx), s.Parse(ctx, crawl.Callback{}, nil), s.Fail(ctx, crawl.Errback{}, nil, nil),
	} {
		for r, err := range out {
			t.Errorf("yielded %v, %v", r, err)
		}
	}
	if err := s.Close(ctx, "finished"); err != nil || s.Name() != "idle" {
		t.Errorf("name %q, close %v", s.Name(), err)
	}
}

// item is an output of one item that says what.
func item(what string) crawl.Output {
	return crawl.Yield(crawl.Result{Item: crawl.NewRecord("what", what)})
}

func only(t *testing.T, out crawl.Output) string {
	t.Helper()
	got := ""
	for r, err := range out {
		if err != nil || got != "" {
			t.Fatalf("more than one result, or %v", err)
		}
		fields, err := r.Item.Fields(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		what, _ := fields.Get("what")
		got = fmt.Sprint(what)
	}
	return got
}
