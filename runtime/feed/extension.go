package feed

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

const loggerName = "scrapy.extensions.feedexport"

// extension writes every scraped item to all feeds.
type extension struct {
	env   *component.Env
	log   *slog.Logger
	feeds []*feed
}

// Extension returns what makes the feed exporter of a crawl; feeds to stdout: go to
// stdout. It is *crawl.NotConfigured without FEEDS. A feed that can't be written is an
// error that names it and what to do.
//
// Its Close stores what is not stored yet, for a crawl that ends without spider_closed.
func Extension(stdout io.Writer) func(*component.Env) (component.Extension, error) {
	return func(env *component.Env) (component.Extension, error) {
		x := &extension{env: env, log: env.Logger(loggerName)}
		if err := x.open(stdout); err != nil {
			return component.Extension{}, err
		}
		signals.On(env.Signals, signals.ItemScraped, x.itemScraped)
		signals.On(env.Signals, signals.SpiderClosed, x.spiderClosed)
		return component.Extension{Name: "scrapy.extensions.feedexport.FeedExporter", Close: x.close}, nil
	}
}

func (x *extension) open(stdout io.Writer) error {
	list, err := configs(x.env.Settings)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return &crawl.NotConfigured{Message: "FEEDS is empty"}
	}
	for _, c := range list {
		f, err := newFeed(c, x.env, stdout)
		if err != nil {
			return err
		}
		x.feeds = append(x.feeds, f)
	}
	return nil
}

func (x *extension) itemScraped(ctx context.Context, event signals.Scraped) error {
	if event.Item == nil {
		return nil // a pipeline made null of it, and was warned of
	}
	fields, err := event.Item.Fields(ctx)
	if err != nil {
		return fmt.Errorf("exporting an item: %w", err)
	}
	var errs []error
	for _, f := range x.feeds {
		full, err := f.export(ctx, fields)
		errs = append(errs, err)
		if full != nil && x.store(ctx, full) {
			x.announce(ctx, full)
		}
	}
	return errors.Join(errs...)
}

// spiderClosed stores all feeds. A feed that can't be stored is logged and counted,
// and does not keep the others from it.
func (x *extension) spiderClosed(ctx context.Context, _ signals.Closed) error {
	for _, f := range x.feeds {
		if last := f.close(); last != nil && x.store(ctx, last) {
			x.announce(ctx, last)
		}
	}
	component.Announce(ctx, x.env, signals.FeedExporterClosed, signals.Nothing{})
	return nil
}

// close stores the files that were begun. It sends no signals: whoever would listen
// has ended.
func (x *extension) close(ctx context.Context) error {
	for _, f := range x.feeds {
		if last := f.close(); last != nil && last.begun() {
			x.store(ctx, last)
		}
	}
	return nil
}

// store stores a slot, or leaves it when it is empty and not wanted so.
func (x *extension) store(ctx context.Context, s *slot) bool {
	if !s.wanted() {
		return false
	}
	what := fmt.Sprintf("%s feed (%d items) in: %s", s.config.format, s.items, s.uri)
	if err := s.store(ctx); err != nil {
		x.log.Error("Error storing "+what, "err", err)
		x.env.Stats.Inc("feedexport/failed_count/"+s.class, 1)
		return true
	}
	x.log.Info("Stored " + what)
	x.env.Stats.Inc("feedexport/success_count/"+s.class, 1)
	return true
}

func (x *extension) announce(ctx context.Context, s *slot) {
	component.Announce(ctx, x.env, signals.FeedSlotClosed, signals.FeedSlot{URI: s.uri, Items: s.items})
}
