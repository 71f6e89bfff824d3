package downloader

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// fallbackTimeout is the limit in seconds when nobody sets one: a download that may
// hang for ever would keep the crawl from ending. The value is Scrapy's.
const fallbackTimeout = 10

func defaultTimeout(s *settings.Settings) float64 {
	if t := settings.Get(s, settings.DownloadTimeout); t > 0 {
		return t
	}
	return fallbackTimeout
}

// withTimeout limits one transfer, its body included, to meta.download_timeout seconds.
func withTimeout(ctx context.Context, req *crawl.Request, seconds float64) (context.Context, context.CancelFunc) {
	text := formatFloat(seconds)
	if own, ok := req.Meta.Float("download_timeout"); ok && own > 0 {
		seconds, text = own, formatSeconds(req.Meta.Get("download_timeout"))
	}
	url, _, _ := strings.Cut(crawl.WithoutCredentials(req.URL), "#")
	return context.WithTimeoutCause(ctx, duration(seconds), &crawl.DownloadTimeoutError{
		//lint:ignore ST1005 the text is Scrapy's
		Err: fmt.Errorf("Getting %s took longer than %s seconds.", url, text),
	})
}

// ended is the error of a download whose context is over: it took too long, or the
// engine has no more use for it.
func ended(ctx context.Context) error {
	cause := context.Cause(ctx)
	if timeout, ok := errors.AsType[*crawl.DownloadTimeoutError](cause); ok {
		return timeout
	}
	return &crawl.DownloadCancelledError{Err: cause}
}

// formatSeconds writes a number as Python does: 5 stays 5, 5.0 keeps its ".0".
func formatSeconds(v any) string {
	if f, ok := v.(float64); ok {
		return formatFloat(f)
	}
	return fmt.Sprint(v)
}

func formatFloat(f float64) string {
	text := strconv.FormatFloat(f, 'f', -1, 64)
	if strings.Contains(text, ".") {
		return text
	}
	return text + ".0"
}

// duration converts seconds. What is too long becomes 146 years, which leaves room for
// half as much again.
func duration(seconds float64) time.Duration {
	const longest = 1 << 62
	if ns := seconds * float64(time.Second); ns < longest {
		return time.Duration(ns)
	}
	return longest
}
