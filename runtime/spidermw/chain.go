// Package spidermw holds the spider middlewares: hooks around every callback
// (https://docs.scrapy.org/en/latest/topics/spider-middleware.html). The chain runs
// them, errors.go says who sees an error; each other file is one built-in. The engine
// calls the chain; nothing here starts a goroutine.
package spidermw

import (
	"context"
	"slices"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// Middleware is a set of hooks; any may be nil. Output hooks are lazy: they return a
// stream that does its work while it is ranged over.
type Middleware struct {
	Name string
	// ProcessStart wraps what start() yields.
	ProcessStart func(ctx context.Context, out crawl.Output) crawl.Output
	// ProcessSpiderInput runs before the callback; an error keeps the response from it.
	ProcessSpiderInput func(ctx context.Context, resp *crawl.Response) error
	// ProcessSpiderOutput wraps what a callback yields.
	ProcessSpiderOutput func(ctx context.Context, resp *crawl.Response, out crawl.Output) crawl.Output
	// ProcessSpiderException answers an error with a stream that takes its place; nil,
	// nil leaves it to the next middleware.
	ProcessSpiderException func(ctx context.Context, resp *crawl.Response, cause error) (crawl.Output, error)
}

// Chain is the middlewares in ascending order: the last is closest to the spider.
type Chain []Middleware

// Start wraps the output of start().
func (c Chain) Start(ctx context.Context, out crawl.Output) crawl.Output {
	for _, m := range slices.Backward(c) {
		if m.ProcessStart != nil {
			out = m.ProcessStart(ctx, out)
		}
	}
	return out
}

// Input runs the input hooks; the first error ends them.
func (c Chain) Input(ctx context.Context, resp *crawl.Response) error {
	for _, m := range c {
		if m.ProcessSpiderInput == nil {
			continue
		}
		if err := m.ProcessSpiderInput(ctx, resp); err != nil {
			return err
		}
	}
	return nil
}

// Output wraps the output of a callback or of an errback: every output hook on its way
// to the engine, and the exception hooks wherever it fails.
func (c Chain) Output(ctx context.Context, resp *crawl.Response, out crawl.Output) crawl.Output {
	var kept answers
	out = c.catch(ctx, resp, out, &kept)
	return kept.after(c.wrap(ctx, resp, out))
}

// wrap puts the output hooks around out. What a hook raises is for the exception hooks
// of the middlewares that the stream still has to pass.
func (c Chain) wrap(ctx context.Context, resp *crawl.Response, out crawl.Output) crawl.Output {
	var kept answers
	for i, m := range slices.Backward(c) {
		if m.ProcessSpiderOutput != nil {
			out = c[:i].catch(ctx, resp, m.ProcessSpiderOutput(ctx, resp, out), &kept)
		}
	}
	return kept.after(out)
}
