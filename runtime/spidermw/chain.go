// Package spidermw holds the spider middlewares: hooks around every callback
// (https://docs.scrapy.org/en/latest/topics/spider-middleware.html). The chain runs
// them; each other file is one built-in.
package spidermw

import (
	"context"
	"slices"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// Middleware is a set of hooks; any may be nil. Output hooks are lazy: they return a
// stream that does its work while it is ranged over.
type Middleware struct {
	Name                   string
	ProcessStart           func(ctx context.Context, out crawl.Output) crawl.Output
	ProcessSpiderInput     func(ctx context.Context, resp *crawl.Response) error
	ProcessSpiderOutput    func(ctx context.Context, resp *crawl.Response, out crawl.Output) crawl.Output
	ProcessSpiderException func(ctx context.Context, resp *crawl.Response, err error) (crawl.Output, error) // nil, nil: not mine
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

// Output wraps the output of a callback. An error of the callback, or of an output
// hook, goes to the exception hooks of the middlewares that the stream has not passed
// yet; the first that answers with a stream replaces the rest of the output from its
// own place on.
func (c Chain) Output(ctx context.Context, resp *crawl.Response, out crawl.Output) crawl.Output {
	out = c.recoverFrom(ctx, resp, out, len(c))
	for i, m := range slices.Backward(c) {
		if m.ProcessSpiderOutput == nil {
			continue
		}
		out = c.recoverFrom(ctx, resp, m.ProcessSpiderOutput(ctx, resp, out), i)
	}
	return out
}

// recoverFrom hands an error of out to the exception hooks below place n, and goes on
// with what they answer, wrapped by the output hooks between the answering one and n.
func (c Chain) recoverFrom(ctx context.Context, resp *crawl.Response, out crawl.Output, n int) crawl.Output {
	return func(yield func(crawl.Result, error) bool) {
		for r, err := range out {
			if err == nil {
				if !yield(r, nil) {
					return
				}
				continue
			}
			rest, err := c.exception(ctx, resp, err, n)
			if err != nil {
				yield(crawl.Result{}, err)
				return
			}
			for r, err := range rest {
				if !yield(r, err) || err != nil {
					return
				}
			}
			return
		}
	}
}

func (c Chain) exception(ctx context.Context, resp *crawl.Response, cause error, n int) (crawl.Output, error) {
	for _, m := range slices.Backward(c[:n]) {
		if m.ProcessSpiderException == nil {
			continue
		}
		out, err := m.ProcessSpiderException(ctx, resp, cause)
		if err != nil {
			return nil, err
		}
		if out != nil {
			return out, nil
		}
	}
	return nil, cause
}
