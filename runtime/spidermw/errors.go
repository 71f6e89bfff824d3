package spidermw

import (
	"context"
	"errors"
	"slices"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// InvalidOutput is the error of a hook that returned what it must not. It is the
// author's to mend: neither exception hooks nor an errback see it
// (https://docs.scrapy.org/en/latest/topics/spider-middleware.html).
type InvalidOutput struct{ Err error }

func (e *InvalidOutput) Error() string { return e.Err.Error() }
func (e *InvalidOutput) Unwrap() error { return e.Err }

// ErrorName is Scrapy's name of it, as the stats count it.
func (e *InvalidOutput) ErrorName() string { return "_InvalidOutput" }

func isInvalid(err error) bool {
	_, ok := errors.AsType[*InvalidOutput](err)
	return ok
}

// Recover is the output that takes the place of an error that came before any output
// hook was entered: an input hook refused the response and no errback took it. The
// exception hooks are asked once each.
func (c Chain) Recover(ctx context.Context, resp *crawl.Response, cause error) crawl.Output {
	out, err := c.answer(ctx, resp, cause)
	if err != nil {
		return crawl.Throw(err)
	}
	return out
}

// answer asks the exception hooks from the last to the first. The stream of the one that
// answers passes the output hooks of the middlewares before it. Without an answer, and
// when a hook fails itself, the error is returned.
func (c Chain) answer(ctx context.Context, resp *crawl.Response, cause error) (crawl.Output, error) {
	if isInvalid(cause) {
		return nil, cause
	}
	for i, m := range slices.Backward(c) {
		if m.ProcessSpiderException == nil {
			continue
		}
		out, err := m.ProcessSpiderException(ctx, resp, cause)
		if err != nil {
			return nil, err
		}
		if out != nil {
			return c[:i].wrap(ctx, resp, out), nil
		}
	}
	return nil, cause
}

// catch asks the exception hooks when out fails. With an answer the stream ends as if it
// had come to its end, and the answer is kept for later; without one the error goes on
// to the next layer, which asks its own hooks again.
func (c Chain) catch(ctx context.Context, resp *crawl.Response, out crawl.Output, kept *answers) crawl.Output {
	return func(yield func(crawl.Result, error) bool) {
		for r, err := range out {
			if err == nil {
				if !yield(r, nil) {
					return
				}
				continue
			}
			answer, err := c.answer(ctx, resp, err)
			if err != nil {
				yield(crawl.Result{}, err)
				return
			}
			*kept = append(*kept, answer)
			return
		}
	}
}

// answers are the streams of exception hooks. They have passed their own output hooks,
// so they follow the stream that failed only once it has passed all of its own.
type answers []crawl.Output

// after is out and then the answers that were given while it was ranged over.
func (a *answers) after(out crawl.Output) crawl.Output {
	return func(yield func(crawl.Result, error) bool) {
		if !pass(out, yield) {
			return
		}
		for _, answer := range *a {
			if !pass(answer, yield) {
				return
			}
		}
	}
}

// pass hands on everything of out and says whether it came to its end.
func pass(out crawl.Output, yield func(crawl.Result, error) bool) bool {
	for r, err := range out {
		if !yield(r, err) || err != nil {
			return false
		}
	}
	return true
}
