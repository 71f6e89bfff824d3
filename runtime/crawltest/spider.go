package crawltest

import (
	"context"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// Spider is a spider made of Go functions, for tests that need no JavaScript. A nil
// function does nothing. It serves as component.SpiderInfo too.
type Spider struct {
	SpiderName string
	OnStart    func(ctx context.Context) crawl.Output
	// OnParse gets the responses whose callback has no function of its own; method is
	// the callback's name, "" for parse.
	OnParse func(ctx context.Context, method string, resp *crawl.Response) crawl.Output
	// OnFail gets the failures whose errback has no function of its own.
	OnFail  func(ctx context.Context, method string, req *crawl.Request, cause error) crawl.Output
	OnClose func(ctx context.Context, reason string) error

	Domains []string
	Attrs   map[string]any // by Scrapy's names
}

var _ crawl.Spider = (*Spider)(nil)

// Name returns SpiderName.
func (s *Spider) Name() string { return s.SpiderName }

// Start runs OnStart.
func (s *Spider) Start(ctx context.Context) crawl.Output {
	if s.OnStart == nil {
		return crawl.Yield()
	}
	return s.OnStart(ctx)
}

// Parse runs the function of the callback, or OnParse.
func (s *Spider) Parse(ctx context.Context, cb crawl.Callback, resp *crawl.Response) crawl.Output {
	switch {
	case cb.Func != nil:
		return cb.Func(ctx, resp)
	case s.OnParse != nil:
		return s.OnParse(ctx, cb.Name, resp)
	}
	return crawl.Yield()
}

// Fail runs the function of the errback, or OnFail.
func (s *Spider) Fail(ctx context.Context, eb crawl.Errback, req *crawl.Request, cause error) crawl.Output {
	switch {
	case eb.Func != nil:
		return eb.Func(ctx, req, cause)
	case s.OnFail != nil:
		return s.OnFail(ctx, eb.Name, req, cause)
	}
	return crawl.Yield()
}

// Close runs OnClose.
func (s *Spider) Close(ctx context.Context, reason string) error {
	if s.OnClose == nil {
		return nil
	}
	return s.OnClose(ctx, reason)
}

// AllowedDomains returns Domains.
func (s *Spider) AllowedDomains() []string { return s.Domains }

// Attr returns one of Attrs, nil when it is not there.
func (s *Spider) Attr(name string) any { return s.Attrs[name] }
