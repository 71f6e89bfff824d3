package extension

import (
	"context"
	"log/slog"
	"sync/atomic"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/logging"
	"github.com/gojscrape/gojscrape/runtime/signals"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

// LogCount counts the log records of a crawl by level while its spider is open
// (https://docs.scrapy.org/en/latest/topics/extensions.html#log-count-extension). A log
// is made before the extensions are, so it comes in two parts: Record goes to the log
// (see logging.Counting), New to the list of extensions.
type LogCount struct {
	stats stats.Collector
	open  atomic.Bool
}

// NewLogCount returns a counter that counts into c.
func NewLogCount(c stats.Collector) *LogCount { return &LogCount{stats: c} }

// Record counts one record of a level.
func (l *LogCount) Record(level slog.Level) {
	if l.open.Load() {
		l.stats.Inc("log_count/"+logging.LevelName(level), 1)
	}
}

// New makes the extension.
func (l *LogCount) New(env *component.Env) (component.Extension, error) {
	signals.On(env.Signals, signals.SpiderOpened, func(context.Context, signals.Nothing) error {
		l.open.Store(true)
		return nil
	})
	signals.On(env.Signals, signals.SpiderClosed, func(context.Context, signals.Closed) error {
		l.open.Store(false)
		return nil
	})
	return component.Extension{Name: "scrapy.extensions.logcount.LogCount"}, nil
}
