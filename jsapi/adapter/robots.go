package adapter

import (
	"context"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/runtime/signals"
)

// robotsParsed is the event of robots_parsed. Its parser has the methods of Scrapy's.
func robotsParsed(_ context.Context, h *Host, e signals.Robots) (members, error) {
	return members{
		"robotparser": func() goja.Value { return h.robotParser(e.Parser) },
		"request":     func() goja.Value { return h.realm.Request(e.Request) },
	}, nil
}

func (h *Host) robotParser(p signals.RobotParser) *goja.Object {
	return h.object(map[string]function{
		"allowed": func(c goja.FunctionCall) goja.Value {
			return h.rt.ToValue(p.Allowed(c.Argument(1).String(), c.Argument(0).String()))
		},
		// As in Scrapy's parser, null without one.
		"crawl_delay": func(c goja.FunctionCall) goja.Value {
			if seconds, ok := p.CrawlDelay(c.Argument(0).String()); ok {
				return h.rt.ToValue(seconds)
			}
			return goja.Null()
		},
		"sitemaps": func(goja.FunctionCall) goja.Value {
			var urls []any
			for _, url := range p.Sitemaps() {
				urls = append(urls, url)
			}
			return h.rt.NewArray(urls...)
		},
	})
}
