package downloadermw_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	mw "github.com/gojscrape/gojscrape/runtime/downloadermw"
)

// The hooks of a, b and c write down that they ran; act says what some of them answer.
func TestChain(t *testing.T) {
	resp := &crawl.Response{Status: 200}
	other := &crawl.Response{Status: 404}
	again := &crawl.Request{URL: "again"}
	boom, bang := errors.New("boom"), errors.New("bang")
	for _, c := range []struct {
		name  string
		act   map[string]any // a response, a request or an error
		fetch any
		want  string // the hooks that ran
		reply any
	}{
		{name: "down and up", fetch: resp, want: "a> b> c> fetch <c <b <a", reply: resp},
		{name: "a response ends the descent", act: map[string]any{"b>": other}, fetch: resp, want: "a> b> <c <b <a", reply: other},
		{name: "a request from a request hook", act: map[string]any{"b>": again}, fetch: resp, want: "a> b>", reply: again},
		{name: "a response is replaced", act: map[string]any{"<b": other}, fetch: resp, want: "a> b> c> fetch <c <b <a", reply: other},
		{name: "a request from a response hook", act: map[string]any{"<b": again}, fetch: resp, want: "a> b> c> fetch <c <b", reply: again},
		{name: "an error of the download", fetch: boom, want: "a> b> c> fetch !c !b !a", reply: boom},
		{name: "an error of a request hook", act: map[string]any{"b>": boom}, fetch: resp, want: "a> b> !c !b !a", reply: boom},
		{name: "a response for an error passes all response hooks", act: map[string]any{"!b": other}, fetch: boom, want: "a> b> c> fetch !c !b <c <b <a", reply: other},
		{name: "a request for an error", act: map[string]any{"!c": again}, fetch: boom, want: "a> b> c> fetch !c", reply: again},
		{name: "an error for an error", act: map[string]any{"!b": bang}, fetch: boom, want: "a> b> c> fetch !c !b", reply: bang},
		{name: "an error of a response hook passes no exception hook", act: map[string]any{"<b": boom}, fetch: resp, want: "a> b> c> fetch <c <b", reply: boom},
	} {
		t.Run(c.name, func(t *testing.T) {
			var ran []string
			answer := func(hook string, otherwise any) (mw.Reply, error) {
				ran = append(ran, hook)
				x := c.act[hook]
				if x == nil {
					x = otherwise
				}
				switch x := x.(type) {
				case *crawl.Response:
					return mw.Reply{Response: x}, nil
				case *crawl.Request:
					return mw.Reply{Request: x}, nil
				case error:
					return mw.Reply{}, x
				}
				return mw.Reply{}, nil
			}
			chain := mw.Chain{{Name: "empty"}}
			for _, name := range []string{"a", "b", "c"} {
				chain = append(chain, mw.Middleware{
					Name:           name,
					ProcessRequest: func(context.Context, *crawl.Request) (mw.Reply, error) { return answer(name+">", nil) },
					ProcessResponse: func(_ context.Context, _ *crawl.Request, resp *crawl.Response) (mw.Reply, error) {
						return answer("<"+name, resp)
					},
					ProcessException: func(context.Context, *crawl.Request, error) (mw.Reply, error) { return answer("!"+name, nil) },
				})
			}
			rep, err := chain.Download(t.Context(), &crawl.Request{}, func(context.Context, *crawl.Request) (*crawl.Response, error) {
				rep, err := answer("fetch", c.fetch)
				return rep.Response, err
			})
			if got := strings.Join(ran, " "); got != c.want {
				t.Errorf("ran %s, want %s", got, c.want)
			}
			if !slices.Contains([]any{rep.Response, rep.Request, err}, c.reply) {
				t.Errorf("reply %v, %v; want %v", rep, err, c.reply)
			}
		})
	}
}

func TestChainNamesTheHookThatAnswersNothing(t *testing.T) {
	chain := mw.Chain{{
		Name: "silent.Middleware",
		ProcessResponse: func(context.Context, *crawl.Request, *crawl.Response) (mw.Reply, error) {
			return mw.Reply{}, nil
		},
	}}
	_, err := chain.Download(t.Context(), newRequest(t, "https://example.com"), func(context.Context, *crawl.Request) (*crawl.Response, error) {
		return &crawl.Response{}, nil
	})
	if err == nil || !strings.Contains(err.Error(), "silent.Middleware.process_response") {
		t.Errorf("the error is %v", err)
	}
}
