// Package downloader turns requests into responses: it keeps the pace of each site
// (https://docs.scrapy.org/en/latest/topics/settings.html#concurrent-requests-per-domain)
// and hands each request to the handler of its URL scheme. The engine calls Fetch
// from the goroutine that carries the request; that goroutine does all the waiting.
package downloader

import (
	"context"
	"errors"
	"io"
	"strings"
	"sync"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// Handler downloads what the URLs of a scheme stand for. It may be an io.Closer.
type Handler interface {
	// Download blocks until the response is complete. When ctx ends, it stops and
	// returns any error.
	Download(ctx context.Context, req *crawl.Request) (*crawl.Response, error)
}

// Downloader is the slots and the handlers of one crawl.
type Downloader struct {
	*slots
	handlers map[string]Handler
	timeout  float64 // seconds
}

// New returns a downloader with one handler for each URL scheme ("https"). Wrong
// values in DOWNLOAD_SLOTS are an error that names them.
func New(env *component.Env, handlers map[string]Handler) (*Downloader, error) {
	options, err := slotOptions(env.Settings)
	if err != nil {
		return nil, err
	}
	return &Downloader{
		slots:    newSlots(env, options),
		handlers: handlers,
		timeout:  defaultTimeout(env.Settings),
	}, nil
}

// Fetch downloads a request once its slot has room. Errors of the transfer are the
// download errors of package crawl; when ctx ends, *crawl.DownloadCancelledError.
func (d *Downloader) Fetch(ctx context.Context, req *crawl.Request) (*crawl.Response, error) {
	key := d.Key(req)
	req.Meta.Set("download_slot", key)
	s := d.enter(key)
	defer d.leave(key, s)
	component.Announce(ctx, d.env, signals.RequestReachedDownloader, signals.Requested{Request: req})

	if err := s.acquire(ctx); err != nil {
		component.Announce(ctx, d.env, signals.RequestLeftDownloader, signals.Requested{Request: req})
		return nil, &crawl.DownloadCancelledError{Err: err}
	}
	// The order matters:
	// 1. the transfer;
	// 2. its listeners hear of the response before the slot takes the next request;
	// 3. the place in the slot is free before the response meets the middlewares,
	//    which may download something themselves.
	//
	// A listener that waits while the place is held may wait for a download of this very
	// site: the place goes to that.
	release := sync.OnceFunc(s.release)
	defer func() {
		release()
		component.Announce(ctx, d.env, signals.RequestLeftDownloader, signals.Requested{Request: req})
	}()
	placed := component.WithWaiting(ctx, release)
	resp, err := d.transfer(placed, req)
	if err != nil {
		return nil, err
	}
	component.Announce(placed, d.env, signals.ResponseDownloaded, signals.Responded{Response: resp, Request: req})
	return resp, nil
}

func (d *Downloader) transfer(ctx context.Context, req *crawl.Request) (*crawl.Response, error) {
	scheme, _, _ := strings.Cut(req.URL, ":")
	handler, ok := d.handlers[strings.ToLower(scheme)]
	if !ok {
		return nil, &crawl.UnsupportedURLSchemeError{Scheme: scheme}
	}
	ctx, cancel := withTimeout(ctx, req, d.timeout)
	defer cancel()
	resp, err := handler.Download(ctx, req)
	if err != nil && ctx.Err() != nil {
		return nil, ended(ctx)
	}
	return resp, err
}

// Close closes the handlers; no Fetch may be running.
func (d *Downloader) Close() error {
	var errs []error
	for _, h := range d.handlers {
		if c, ok := h.(io.Closer); ok {
			errs = append(errs, c.Close())
		}
	}
	return errors.Join(errs...)
}
