package crawl_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

func TestControlsAreNamedAfterTheirTypes(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range crawl.Controls {
		name := c.ErrorName()
		if seen[name] {
			t.Errorf("%s is there twice", name)
		}
		seen[name] = true
		if typ := reflect.TypeOf(c).Elem().Name(); typ != name {
			t.Errorf("%s calls itself %s", typ, name)
		}
	}
	if len(seen) < 16 {
		t.Errorf("only %d controls", len(seen))
	}
}

func TestErrorNameSeesThroughWrapping(t *testing.T) {
	cause := errors.New("refused")
	for _, c := range []struct {
		err        error
		name, path string
	}{
		{&crawl.DropItem{Message: "old"}, "DropItem", "scrapy.exceptions.DropItem"},
		{fmt.Errorf("in a pipeline: %w", &crawl.DropItem{}), "DropItem", "scrapy.exceptions.DropItem"},
		{&crawl.HttpError{}, "HttpError", "scrapy.spidermiddlewares.httperror.HttpError"},
		{&crawl.DownloadConnectionRefusedError{Err: cause}, "DownloadConnectionRefusedError", "scrapy.exceptions.DownloadConnectionRefusedError"},
		{named("PriceError"), "PriceError", "PriceError"},
		{&crawl.DownloadFailedError{Err: named("Inner")}, "DownloadFailedError", "scrapy.exceptions.DownloadFailedError"},
		{cause, "Error", "Error"},
		{nil, "Error", "Error"},
	} {
		if name, path := crawl.ErrorName(c.err), crawl.ErrorPath(c.err); name != c.name || path != c.path {
			t.Errorf("%v: got %s and %s, want %s and %s", c.err, name, path, c.name, c.path)
		}
	}
}

// named is an error of a script.
type named string

func (n named) Error() string     { return "thrown" }
func (n named) ErrorName() string { return string(n) }

func TestErrorTexts(t *testing.T) {
	cause := errors.New("the cause")
	for _, c := range []struct {
		err  error
		want string
	}{
		{&crawl.NotConfigured{}, "not configured"},
		{&crawl.NotConfigured{Message: "no store"}, "no store"},
		{&crawl.IgnoreRequest{}, "request ignored"},
		{&crawl.CloseSpider{}, "cancelled"},
		{&crawl.CloseSpider{Reason: "enough"}, "enough"},
		{&crawl.NotSupported{}, "not supported"},
		{&crawl.DropItem{Message: "old"}, "old"},
		{&crawl.UsageError{Message: "no spider"}, "no spider"},
		{&crawl.UnsupportedURLSchemeError{Scheme: "gopher"}, "Unsupported URL scheme 'gopher': no handler available for that scheme"},
		{&crawl.HttpError{}, "Ignoring non-200 response"},
		{&crawl.DownloadTimeoutError{Err: cause}, "the cause"},
	} {
		if got := c.err.Error(); got != c.want {
			t.Errorf("%T: got %q, want %q", c.err, got, c.want)
		}
	}
	for _, c := range crawl.Controls {
		if _, quiet := c.(*crawl.DropItem); !quiet && c.ErrorName() != "UsageError" && strings.TrimSpace(c.Error()) == "" {
			t.Errorf("%s says nothing", c.ErrorName())
		}
	}
}

func TestDownloadErrorsKeepTheirCause(t *testing.T) {
	cause := errors.New("the cause")
	for _, err := range []error{
		&crawl.DownloadConnectionRefusedError{Err: cause}, &crawl.CannotResolveHostError{Err: cause}, &crawl.DownloadTimeoutError{Err: cause},
		&crawl.DownloadCancelledError{Err: cause}, &crawl.DownloadFailedError{Err: cause}, &crawl.ResponseDataLossError{Err: cause},
	} {
		if !errors.Is(err, cause) {
			t.Errorf("%T lost its cause", err)
		}
	}
}
