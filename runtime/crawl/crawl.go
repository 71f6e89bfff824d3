// Package crawl holds the vocabulary of a crawl: requests, responses, items, what
// a callback is and what it yields, and the errors that steer a crawl. Every other
// package speaks in these words; this one knows none of them.
package crawl

import (
	"context"
	"iter"
)

// Result is one value a callback yields: exactly one of Request and Item is set.
type Result struct {
	Request *Request
	Item    Item
}

// Output is the lazy stream of what one callback yields. It runs in the goroutine
// of whoever ranges over it: nothing is produced before it is asked for, and
// leaving the loop early ends the generator behind it. An error ends the stream;
// what was yielded before it stays.
type Output = iter.Seq2[Result, error]

// Callback says who receives a response. A named callback is a method of the
// spider: it can be stored on disk and moves to reloaded code. Func stays in memory
// and keeps the code that made it alive. The zero value is the spider's parse.
type Callback struct {
	Name string
	// Func is the callback itself when it has no name.
	Func func(ctx context.Context, resp *Response) Output
	// Handle is what the spider's own language calls Func; the engine never looks into it.
	Handle any
}

// IsZero says that no callback was given.
func (c Callback) IsZero() bool { return c.Name == "" && c.Func == nil }

// Errback receives the failure of a request. Like a Callback it has a name or a function.
type Errback struct {
	Name   string
	Func   func(ctx context.Context, req *Request, cause error) Output
	Handle any
}

// IsZero says that no errback was given.
func (e Errback) IsZero() bool { return e.Name == "" && e.Func == nil }

// Spider is what a crawl runs. Its methods may be called from several goroutines at once.
type Spider interface {
	Name() string
	// Start yields the first requests, and items if it likes.
	Start(ctx context.Context) Output
	// Parse hands a response to its callback.
	Parse(ctx context.Context, cb Callback, resp *Response) Output
	// Fail hands a failure to an errback.
	Fail(ctx context.Context, eb Errback, req *Request, cause error) Output
	// Close runs after everything else of the spider has ended.
	Close(ctx context.Context, reason string) error
}

// Yield is an output of the given results.
func Yield(results ...Result) Output {
	return func(yield func(Result, error) bool) {
		for _, r := range results {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// Throw is an output that fails at once.
func Throw(err error) Output {
	return func(yield func(Result, error) bool) { yield(Result{}, err) }
}
