package adapter

import (
	"context"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/downloadermw"
)

// downloaderMiddleware makes a downloader middleware of a component.
func downloaderMiddleware(in *instance) downloadermw.Middleware {
	m := downloadermw.Middleware{Name: in.name}
	if in.has("process_request") {
		m.ProcessRequest = func(ctx context.Context, req *crawl.Request) (downloadermw.Reply, error) {
			return in.reply(ctx, "process_request", req, nil)
		}
	}
	if in.has("process_response") {
		m.ProcessResponse = func(ctx context.Context, req *crawl.Request, resp *crawl.Response) (downloadermw.Reply, error) {
			return in.reply(ctx, "process_response", req, func() goja.Value { return in.host.realm.Response(resp) })
		}
	}
	if in.has("process_exception") {
		m.ProcessException = func(ctx context.Context, req *crawl.Request, err error) (downloadermw.Reply, error) {
			return in.reply(ctx, "process_exception", req, func() goja.Value { return in.host.realm.Errors.ToJS(in.host.rt, err) })
		}
	}
	return m
}

// reply calls a hook with a request and what it is about. While the hook runs the
// request is the script's to change.
func (in *instance) reply(ctx context.Context, hook string, req *crawl.Request, about func() goja.Value) (downloadermw.Reply, error) {
	realm := in.host.realm
	ctx, leave := in.host.requestHooks.enter(ctx, in, hook, req)
	defer leave()
	v, err := in.await(loop.WithOrigin(ctx, req), hook, func() []goja.Value {
		realm.HandBack(req)
		args := []goja.Value{realm.Request(req)}
		if about != nil {
			args = append(args, about())
		}
		return args
	}, func(v goja.Value) (any, error) {
		realm.HandOver(req)
		return in.readReply(hook, v)
	})
	if err != nil {
		return downloadermw.Reply{}, err
	}
	return v.(downloadermw.Reply), nil
}

func (in *instance) readReply(hook string, v goja.Value) (downloadermw.Reply, error) {
	realm := in.host.realm
	if resp, ok := realm.ToResponse(v); ok {
		return downloadermw.Reply{Response: resp}, nil
	}
	if req, ok := realm.ToRequest(v); ok {
		realm.HandOver(req)
		return downloadermw.Reply{Request: req}, nil
	}
	nothing := goja.IsUndefined(v) || goja.IsNull(v)
	if nothing && hook != "process_response" {
		return downloadermw.Reply{}, nil
	}
	takes := "null, a Response or a Request"
	if hook == "process_response" {
		takes = "a Response or a Request"
	}
	return downloadermw.Reply{}, &downloadermw.InvalidOutput{Err: in.wrong(hook, v, takes)}
}
