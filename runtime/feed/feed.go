package feed

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"time"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// feed is one entry of FEEDS in a crawl: the file that is written now.
type feed struct {
	config config
	scheme string
	spider component.SpiderInfo
	stdout io.Writer
	log    *slog.Logger

	mu   sync.Mutex
	slot *slot // nil once the feed is closed
}

// newFeed checks all that can be wrong with a feed before the crawl begins.
func newFeed(c config, env *component.Env, stdout io.Writer) (*feed, error) {
	f := &feed{config: c, scheme: schemeOf(c.uri), spider: env.Spider, stdout: stdout, log: env.Logger(loggerName)}
	if c.batchSize > 0 && !c.numbered() {
		return nil, fmt.Errorf("feed %q: with batch_item_count its URI needs %%(batch_id)d or %%(batch_time)s, or each file would replace the one before", c.uri)
	}
	if _, err := NewExporter(io.Discard, c.format, c.options); err != nil {
		return nil, fmt.Errorf("feed %q: %w", c.uri, err)
	}
	first, err := f.newSlot(1)
	if err != nil {
		return nil, err
	}
	if s, ok := first.storage.(checker); ok {
		if err := s.Check(); err != nil {
			return nil, fmt.Errorf("feed %q can't be written: %w; name another path (-o, -O or FEEDS) or make this one writable", first.uri, err)
		}
	}
	if f.scheme == "stdout" && c.overwrite {
		f.log.Warn("Standard output (stdout) storage does not support overwriting. To suppress this warning, remove the overwrite option from your FEEDS setting, or set it to False.")
	}
	f.slot = first
	return f, nil
}

func (f *feed) newSlot(batch int) (*slot, error) {
	uri, err := expand(f.config.template, f.spider, time.Now(), batch, f.scheme)
	if err != nil {
		return nil, fmt.Errorf("feed %q: %w", f.config.uri, err)
	}
	storage, class, err := newStorage(f.scheme, uri, f.config.overwrite, f.stdout)
	if err != nil {
		return nil, fmt.Errorf("feed %q: %w", f.config.uri, err)
	}
	warn := func(message string) { f.log.Warn("Feed " + uri + ": " + message) }
	return &slot{config: &f.config, uri: uri, batch: batch, class: class, storage: storage, warn: warn}, nil
}

var errClosed = errors.New("the feed is closed already")

// export writes an item. It returns the slot that the item has filled, if it has: that
// is stored without the lock, since somebody may wait for the signal after it.
func (f *feed) export(ctx context.Context, fields crawl.Fields) (full *slot, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.slot == nil {
		return nil, fmt.Errorf("feed %q: %w", f.config.uri, errClosed)
	}
	if err := f.slot.export(ctx, fields); err != nil {
		return nil, fmt.Errorf("exporting an item to %s: %w", f.slot.uri, err)
	}
	if f.config.batchSize == 0 || f.slot.items < f.config.batchSize {
		return nil, nil
	}
	full = f.slot
	f.slot, err = f.newSlot(full.batch + 1)
	return full, err
}

// close takes the last slot out; nil when the feed is closed already.
func (f *feed) close() *slot {
	f.mu.Lock()
	defer f.mu.Unlock()
	last := f.slot
	f.slot = nil
	return last
}
