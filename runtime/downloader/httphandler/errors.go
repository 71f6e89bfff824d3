package httphandler

import (
	"context"
	"errors"
	"net"
	"syscall"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// classify gives a failed round trip its class. The end of the context comes first:
// whatever broke then broke for that reason.
func classify(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if private, ok := errors.AsType[*privateAddressError](err); ok {
		return &crawl.DownloadCancelledError{Err: private}
	}
	if dns, ok := errors.AsType[*net.DNSError](err); ok {
		return &crawl.CannotResolveHostError{Err: dns}
	}
	if errors.Is(err, syscall.ECONNREFUSED) {
		return &crawl.DownloadConnectionRefusedError{Err: err}
	}
	if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() {
		return &crawl.DownloadTimeoutError{Err: err}
	}
	return &crawl.DownloadFailedError{Err: &clipped{err}}
}

// clipped is an error with a short text: those of net/http quote what the server sent,
// which may be a megabyte.
type clipped struct{ err error }

const maxErrorText = 300

func (e *clipped) Error() string {
	text := e.err.Error()
	if len(text) <= maxErrorText {
		return text
	}
	return text[:maxErrorText] + "…"
}

func (e *clipped) Unwrap() error { return e.err }
