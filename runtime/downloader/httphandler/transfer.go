package httphandler

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// transfer is one response on its way in.
type transfer struct {
	h *Handler
	limits
	req    *crawl.Request
	in     *http.Response
	out    *crawl.Response
	warned bool // of the size
}

// receive reads the body into the response, unless a limit or a listener forbids it.
func (t *transfer) receive(ctx context.Context) error {
	length := t.announced()
	if signals.Has(t.h.env.Signals, signals.HeadersReceived) {
		event := signals.Headers{Headers: t.out.Headers, Length: length, Request: t.req}
		if stop := ask(ctx, t, signals.HeadersReceived, event); stop != nil {
			return t.stopped(stop)
		}
	}
	if err := t.checkSize(length, "Expected to receive"); err != nil {
		return err
	}
	if length == 0 {
		t.finish()
		return nil
	}
	return t.read(ctx, length)
}

// announced is the length that the headers promise, -1 when they don't say.
func (t *transfer) announced() int64 {
	if t.in.Request.Method == http.MethodHead {
		return 0 // Content-Length is that of the body GET would have
	}
	return t.in.ContentLength
}

func (t *transfer) read(ctx context.Context, length int64) error {
	body := t.h.newBuffer(length)
	defer body.free()
	for {
		piece, end := body.readFrom(t.in.Body)
		if err := t.checkSize(int64(len(body.bytes)), "Received"); err != nil {
			return err
		}
		if stop := t.tell(ctx, piece); stop != nil {
			t.out.Body = body.take()
			return t.stopped(stop)
		}
		if end == io.EOF {
			t.complete(body.take())
			return nil
		}
		if end != nil {
			return t.broken(ctx, body.take(), end)
		}
	}
}

// tell sends a piece of the body to the listeners, if there are any.
func (t *transfer) tell(ctx context.Context, piece []byte) *crawl.StopDownload {
	if len(piece) == 0 || !signals.Has(t.h.env.Signals, signals.BytesReceived) {
		return nil
	}
	// They may keep it, while the buffer is used again.
	return ask(ctx, t, signals.BytesReceived, signals.Bytes{Data: slices.Clone(piece), Request: t.req})
}

// complete ends a transfer that came to its end. Without an announced length the end
// of the connection is the end of the body, be it the true one or not.
func (t *transfer) complete(body []byte) {
	t.out.Body = body
	if t.in.ContentLength < 0 && t.in.ProtoMajor == 1 && len(t.in.TransferEncoding) == 0 {
		t.out.Flags = append(t.out.Flags, "partial")
	}
	t.finish()
}

// broken ends a transfer whose body stopped before its announced end.
func (t *transfer) broken(ctx context.Context, body []byte, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if t.failOnLoss {
		if t.h.lossSaid.CompareAndSwap(false, true) {
			t.h.log.Warn(fmt.Sprintf("Got data loss in %s. If you want to process broken responses set the setting"+
				" DOWNLOAD_FAIL_ON_DATALOSS = False -- This message won't be shown in further requests", crawl.WithoutCredentials(t.req.URL)))
		}
		return &crawl.ResponseDataLossError{Err: &clipped{err}}
	}
	t.out.Body = body
	t.out.Flags = append(t.out.Flags, "dataloss")
	t.finish()
	return nil
}

// stopped ends a transfer that a listener stopped.
func (t *transfer) stopped(stop *crawl.StopDownload) error {
	t.out.Flags = append(t.out.Flags, "download_stopped")
	t.finish()
	if stop.Fail {
		return &crawl.StopDownload{Fail: true, Response: t.out}
	}
	return nil
}

// finish decides what kind of response it is, now that the body is there.
func (t *transfer) finish() {
	t.out.Kind = crawl.KindOf(t.out.Headers, t.out.URL, t.out.Body)
}

// checkSize refuses a body over the limit and warns once of a large one.
func (t *transfer) checkSize(size int64, verb string) error {
	if t.max > 0 && size > t.max {
		text := t.sizeText(size, verb, "max", t.max)
		t.h.log.Warn(text)
		return &crawl.DownloadCancelledError{Err: errors.New(text)}
	}
	if t.warn > 0 && size > t.warn && !t.warned {
		t.warned = true
		t.h.log.Warn(t.sizeText(size, verb, "warn", t.warn))
	}
	return nil
}

func (t *transfer) sizeText(size int64, verb, which string, limit int64) string {
	return fmt.Sprintf("%s %d bytes which is larger than download %s size (%d) in request %s.", verb, size, which, limit, t.name())
}

func (t *transfer) name() string {
	return "<" + t.req.Method + " " + crawl.WithoutCredentials(t.req.URL) + ">"
}

// ask sends a signal whose listeners may stop the transfer.
func ask[E any](ctx context.Context, t *transfer, topic signals.Topic[E], event E) *crawl.StopDownload {
	var stop *crawl.StopDownload
	for _, err := range signals.Send(ctx, t.h.env.Signals, topic, event) {
		if s, ok := errors.AsType[*crawl.StopDownload](err); ok {
			stop = s
			t.h.log.Debug(fmt.Sprintf("Download stopped for %s from signal handler of %s", t.name(), topic.Name))
			continue
		}
		t.h.env.LogHandlers(topic.Name, []error{err})
	}
	return stop
}
