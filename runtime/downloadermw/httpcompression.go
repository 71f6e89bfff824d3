package downloadermw

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

// NewHttpCompression makes the middleware that asks for compressed bodies and decodes
// them, never to more than DOWNLOAD_MAXSIZE bytes
// (https://docs.scrapy.org/en/latest/topics/downloader-middleware.html#module-scrapy.downloadermiddlewares.httpcompression).
func NewHttpCompression(env *component.Env) (Middleware, error) {
	if !settings.Get(env.Settings, settings.CompressionEnabled) {
		return Middleware{}, &crawl.NotConfigured{Message: "COMPRESSION_ENABLED is off"}
	}
	c := &compression{
		spider:   env.Spider,
		stats:    env.Stats,
		log:      env.Logger("scrapy.downloadermiddlewares.httpcompression"),
		maxSize:  settings.Get(env.Settings, settings.DownloadMaxsize),
		warnSize: settings.Get(env.Settings, settings.DownloadWarnsize),
	}
	return Middleware{
		Name:            "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware",
		ProcessRequest:  c.processRequest,
		ProcessResponse: c.processResponse,
	}, nil
}

type compression struct {
	spider            component.SpiderInfo
	stats             stats.Collector
	log               *slog.Logger
	maxSize, warnSize int // bytes; 0 is no limit
}

func (c *compression) processRequest(_ context.Context, req *crawl.Request) (Reply, error) {
	req.Headers.SetDefault("Accept-Encoding", "gzip, deflate, br, zstd")
	return Reply{}, nil
}

func (c *compression) processResponse(_ context.Context, req *crawl.Request, resp *crawl.Response) (Reply, error) {
	codings := contentCodings(resp.Headers)
	if req.Method == "HEAD" || len(codings) == 0 {
		return Reply{Response: resp}, nil
	}
	known := knownTail(codings)
	body, err := c.decode(req, resp, codings[known:])
	if err != nil {
		return Reply{}, err
	}
	c.stats.Inc("httpcompression/response_bytes", int64(len(body)))
	c.stats.Inc("httpcompression/response_count", 1)
	return Reply{Response: c.decoded(resp, body, codings[:known])}, nil
}

// decode undoes the codings, the last first. The limit holds for every step, so that
// nothing hides between two of them.
func (c *compression) decode(req *crawl.Request, resp *crawl.Response, codings []string) ([]byte, error) {
	limit := intOf(req, c.spider, "download_maxsize", c.maxSize)
	body := resp.Body
	for i := len(codings) - 1; i >= 0; i-- {
		next, err := decode(body, codings[i], limit)
		if big, ok := errors.AsType[*tooBigError](err); ok {
			message := fmt.Sprintf("Ignored response %s because its body (%d B compressed, %d B decompressed so far) exceeded DOWNLOAD_MAXSIZE (%d B) during decompression.",
				resp, len(resp.Body), big.size, limit)
			c.log.Warn(message)
			return nil, &crawl.IgnoreRequest{Message: message}
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", resp, err)
		}
		body = next
	}
	if warn := intOf(req, c.spider, "download_warnsize", c.warnSize); len(resp.Body) < warn && warn <= len(body) {
		c.log.Warn(fmt.Sprintf("%s body size after decompression (%d B) is larger than the download warning size (%d B).", resp, len(body), warn))
	}
	return body, nil
}

// decoded is the response with its new body, of the class that this body has. Codings
// that were not undone stay in its header.
func (c *compression) decoded(resp *crawl.Response, body []byte, rest []string) *crawl.Response {
	resp = resp.Copy()
	resp.Body = body
	resp.Headers.Delete("Content-Encoding")
	if len(rest) > 0 {
		c.log.Warn(fmt.Sprintf("HttpCompressionMiddleware cannot decode the response for %s from unsupported encoding(s) '%s'.", resp.URL, strings.Join(rest, ",")))
		resp.Headers.Set("Content-Encoding", rest...)
	}
	resp.Kind = crawl.KindOf(resp.Headers, resp.URL, body)
	if resp.Kind != crawl.Binary {
		resp.Encoding = ""
	}
	return resp
}

// contentCodings lists the codings of a body in the order they were applied.
func contentCodings(h *crawl.Headers) []string {
	var codings []string
	for _, line := range h.Values("Content-Encoding") {
		for coding := range strings.SplitSeq(line, ",") {
			codings = append(codings, strings.ToLower(strings.TrimSpace(coding)))
		}
	}
	return codings
}

// knownTail is the place behind the last coding that can't be undone.
func knownTail(codings []string) int {
	i := len(codings)
	for i > 0 && decoders[codings[i-1]] != nil {
		i--
	}
	return i
}
