// Package fetch is fetch() and what belongs to it: Headers, Request, Response, FormData,
// Blob, File and the streams. It follows https://fetch.spec.whatwg.org where that makes
// sense without a browser: there are no origins, so no header is forbidden and no
// response opaque. Downloads go the way of all downloads of a crawl.
//
// The classes are written in JavaScript, one part per file; bytes stay in Go until a
// script asks for them.
package fetch

import (
	"context"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/modules/global"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// Options tie fetch() to a crawl.
type Options struct {
	// Fetch begins to download a request as the crawl downloads all others: through its
	// downloader middlewares, slots, cookies and stats. ctx ends when the signal of the fetch
	// aborts or the loop closes. It is called on the loop and must not block; wait is called
	// in a goroutine, and returns ErrNoCrawl while there is no crawl. Its errors become the
	// cause of a TypeError, as ToJS of the loop makes them. Nil is the same as always ErrNoCrawl.
	Fetch func(ctx context.Context, req *crawl.Request) (wait func() (*crawl.Response, error))
}

// ErrNoCrawl is what a download ends with before the crawl and after it.
var ErrNoCrawl error = &crawl.NotSupported{
	Message: "fetch() downloads as part of a crawl, and none is running: call it in start(), in a callback or in a hook",
}

// Install defines the globals. They need AbortSignal, URL, URLSearchParams and the prelude
// in the runtime of l. Call it on the loop.
func Install(rt *goja.Runtime, l *loop.Loop, o Options) error {
	if o.Fetch == nil {
		o.Fetch = func(context.Context, *crawl.Request) func() (*crawl.Response, error) {
			return func() (*crawl.Response, error) { return nil, ErrNoCrawl }
		}
	}
	m := &module{rt: rt, loop: l, fetch: o.Fetch, parts: map[string]*goja.Object{}}
	for _, part := range []struct {
		name    string
		globals []string
	}{
		{"stream", []string{"ReadableStream", "ReadableStreamDefaultReader", "ReadableStreamDefaultController"}},
		{"writable", []string{"WritableStream", "WritableStreamDefaultWriter", "WritableStreamDefaultController"}},
		{"strategy", []string{"ByteLengthQueuingStrategy", "CountQueuingStrategy"}},
		{"transform", []string{"TransformStream", "TransformStreamDefaultController", "TextEncoderStream", "TextDecoderStream"}},
		{"compression", []string{"CompressionStream", "DecompressionStream"}},
		{"blob", []string{"Blob", "File"}},
		{"formdata", []string{"FormData"}},
		{"headers", []string{"Headers"}},
		{"request", []string{"Request"}},
		{"response", []string{"Response"}},
		{"fetch", []string{"fetch"}},
	} {
		err := global.Lazy(rt, part.globals, func() (*goja.Object, error) { return m.part(part.name) })
		if err != nil {
			return err
		}
	}
	return nil
}
