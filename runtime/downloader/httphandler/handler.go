// Package httphandler downloads http and https URLs over one connection pool. The
// downloader calls it for each request. It follows no redirect, keeps no cookie and
// decodes no body: those are the middlewares' work. No error or log line of it
// contains the user name or password of a URL.
package httphandler

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// Handler downloads over HTTP/1.1 and, where an https server offers it, HTTP/2.
type Handler struct {
	env       *component.Env
	log       *slog.Logger
	transport *http.Transport
	limits    limits
	documents *crawl.Documents
	verified  bool // the transport refuses bad certificates
	certs     certificates
	lossSaid  atomic.Bool // data loss was warned of
	buffers   sync.Pool   // of *[]byte, for bodies of unknown length
}

// New returns a handler with an empty connection pool.
func New(env *component.Env) *Handler {
	return &Handler{
		env:       env,
		log:       env.Logger("scrapy.core.downloader.handlers.http11"),
		transport: newTransport(env.Settings),
		limits:    defaultLimits(env.Settings),
		documents: newDocuments(env),
		verified:  settings.Get(env.Settings, settings.DownloadVerifyCertificates),
		certs:     certificates{log: env.Logger("scrapy.core.downloader.tls")},
	}
}

// Download sends a request and reads the whole response. When ctx ends, it returns
// the cause; a failure of the network is one of the download errors of package crawl.
func (h *Handler) Download(ctx context.Context, req *crawl.Request) (*crawl.Response, error) {
	peer := &peer{}
	out, err := newRequest(peer.trace(ctx), req)
	if err != nil {
		return nil, err
	}
	began := time.Now()
	in, err := h.transport.RoundTrip(out)
	if err != nil {
		return nil, classify(ctx, err)
	}
	defer in.Body.Close()
	req.Meta.Set("download_latency", time.Since(began).Seconds())
	if in.TLS != nil && peer.fresh && !h.verified {
		h.certs.check(out.URL.Hostname(), in.TLS)
	}
	t := &transfer{
		h:      h,
		limits: h.limits.of(req),
		req:    req,
		in:     in,
		out:    h.newResponse(req, in, peer.address),
	}
	if err := t.receive(ctx); err != nil {
		return nil, err
	}
	return t.out, nil
}

// Close closes the connections that are idle; those in use close when they become so.
func (h *Handler) Close() error {
	h.transport.CloseIdleConnections()
	return nil
}
