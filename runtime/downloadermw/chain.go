// Package downloadermw holds the downloader middlewares: hooks around every download
// (https://docs.scrapy.org/en/latest/topics/downloader-middleware.html). The chain
// runs them; each other file is one built-in.
package downloadermw

import (
	"context"
	"fmt"
	"slices"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// Reply is what a hook answers: a response, a new request to schedule, or neither,
// which means "go on".
type Reply struct {
	Response *crawl.Response
	Request  *crawl.Request
}

// Empty says that the hook did not answer.
func (r Reply) Empty() bool { return r.Response == nil && r.Request == nil }

// InvalidOutput is the error of a hook that returned what it must not. It is an error as
// any other of that hook.
type InvalidOutput struct{ Err error }

func (e *InvalidOutput) Error() string { return e.Err.Error() }
func (e *InvalidOutput) Unwrap() error { return e.Err }

// ErrorName is Scrapy's name of it, as the stats count it.
func (e *InvalidOutput) ErrorName() string { return "_InvalidOutput" }

// Middleware is a set of hooks; any may be nil.
type Middleware struct {
	Name string
	// ProcessRequest runs before the download, in ascending order. A response ends the
	// descent and passes all response hooks; a request is scheduled instead.
	ProcessRequest func(ctx context.Context, req *crawl.Request) (Reply, error)
	// ProcessResponse runs in descending order and must answer with a response or a request.
	ProcessResponse func(ctx context.Context, req *crawl.Request, resp *crawl.Response) (Reply, error)
	// ProcessException runs in descending order for errors of the download and of request hooks.
	ProcessException func(ctx context.Context, req *crawl.Request, err error) (Reply, error)
}

// Fetch does the download itself.
type Fetch func(ctx context.Context, req *crawl.Request) (*crawl.Response, error)

// Chain is the middlewares in ascending order: the last is closest to the downloader.
type Chain []Middleware

// Download runs the request hooks, the fetch and the response hooks. The reply is
// never empty when err is nil. An error of a response hook does not pass the exception
// hooks, as in Scrapy.
func (c Chain) Download(ctx context.Context, req *crawl.Request, fetch Fetch) (Reply, error) {
	rep, err := c.request(ctx, req, fetch)
	if err != nil {
		rep, err = c.exception(ctx, req, err)
	}
	if err != nil || rep.Request != nil {
		return rep, err
	}
	return c.response(ctx, req, rep)
}

func (c Chain) request(ctx context.Context, req *crawl.Request, fetch Fetch) (Reply, error) {
	for _, m := range c {
		if m.ProcessRequest == nil {
			continue
		}
		if rep, err := m.ProcessRequest(ctx, req); err != nil || !rep.Empty() {
			return rep, err
		}
	}
	resp, err := fetch(ctx, req)
	return Reply{Response: resp}, err
}

func (c Chain) response(ctx context.Context, req *crawl.Request, rep Reply) (Reply, error) {
	for _, m := range slices.Backward(c) {
		if m.ProcessResponse == nil {
			continue
		}
		next, err := m.ProcessResponse(ctx, req, rep.Response)
		if err != nil || next.Request != nil {
			return next, err
		}
		if next.Empty() {
			return Reply{}, &InvalidOutput{fmt.Errorf("%s.process_response must return a response or a request, and returned neither for %s", m.Name, req)}
		}
		rep = next
	}
	return rep, nil
}

func (c Chain) exception(ctx context.Context, req *crawl.Request, cause error) (Reply, error) {
	for _, m := range slices.Backward(c) {
		if m.ProcessException == nil {
			continue
		}
		if rep, err := m.ProcessException(ctx, req, cause); err != nil || !rep.Empty() {
			return rep, err
		}
	}
	return Reply{}, cause
}
