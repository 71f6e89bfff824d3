package engine

import (
	"context"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// Scheduler says which request is next. The engine calls it from several goroutines.
type Scheduler interface {
	Open(ctx context.Context) error
	// Enqueue stores a request; stored is false when it is a duplicate.
	Enqueue(req *crawl.Request) (stored bool, err error)
	// Next returns the request to download next, nil when none is due.
	Next() (*crawl.Request, error)
	// Pending is the number of stored requests.
	Pending() int
	Close(reason string) error
}

// Downloader turns a request into a response.
type Downloader interface {
	Fetch(ctx context.Context, req *crawl.Request) (*crawl.Response, error)
	Close() error
}

// Roles are what an engine works with.
type Roles struct {
	Scheduler  Scheduler
	Downloader Downloader
}
