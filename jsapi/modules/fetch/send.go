package fetch

import (
	"context"
	"fmt"
	"net/http"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// send is native.send(request): it starts a download and returns { promise, cancel }. The
// request is { url, method, headers, body, meta }, the response that the promise comes to
// { url, status, statusText, headers, body, redirected }. Headers are arrays of names and
// values in turn.
func (m *module) send(c goja.FunctionCall) goja.Value {
	req, err := m.request(c.Argument(0).ToObject(m.rt))
	if err != nil {
		panic(m.rt.NewTypeError(err.Error()))
	}
	before := hops(req.Meta)
	ctx, cancel := context.WithCancel(m.loop.Context())
	wait := m.fetch(ctx, req)
	promise := loop.Promise(m.loop, func(context.Context) (*crawl.Response, error) {
		defer cancel()
		return wait()
	}, func(_ *goja.Runtime, resp *crawl.Response) goja.Value { return m.response(resp, before) })
	return m.object("promise", promise, "cancel", func(goja.FunctionCall) goja.Value {
		cancel()
		return goja.Undefined()
	})
}

func (m *module) request(o *goja.Object) (*crawl.Request, error) {
	req, err := crawl.NewRequest(o.Get("url").String())
	if err != nil {
		return nil, err
	}
	req.Method = o.Get("method").String()
	if body := o.Get("body"); !goja.IsNull(body) {
		req.Body = held(body)
	}
	headers := o.Get("headers").ToObject(m.rt)
	for i := range int(headers.Get("length").ToInteger()) / 2 {
		req.Headers.Append(headers.Get(strconv.Itoa(2*i)).String(), toBytes(headers.Get(strconv.Itoa(2*i+1)).String()))
	}
	return req, m.fillMeta(req.Meta, o.Get("meta").ToObject(m.rt))
}

func (m *module) fillMeta(meta *crawl.Values, o *goja.Object) error {
	for _, key := range o.Keys() {
		v, err := convert.ToGo(m.rt, o.Get(key))
		if err != nil {
			return fmt.Errorf("fetch: meta.%s: %w", key, err)
		}
		meta.Set(key, v)
	}
	return nil
}

// response makes the record of a response; before are the hops its request began with.
func (m *module) response(resp *crawl.Response, before int) goja.Value {
	var headers []any
	for name, values := range resp.Headers.All() {
		for _, value := range values {
			headers = append(headers, name, toText(value))
		}
	}
	return m.object(
		"url", resp.URL, "status", resp.Status, "statusText", http.StatusText(resp.Status),
		"headers", m.rt.NewArray(headers...), "body", m.hold(resp.Body), "redirected", hops(resp.Meta()) > before,
	)
}

// hops is how many redirects were followed before a request.
func hops(meta *crawl.Values) int {
	urls, _ := meta.Get("redirect_urls").([]any)
	return len(urls)
}
