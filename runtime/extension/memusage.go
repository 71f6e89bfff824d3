package extension

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/signals"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

const mebibyte = 1 << 20

type memoryUsage struct {
	*tasks
	env            *component.Env
	stats          stats.Collector
	log            *slog.Logger
	interval       float64 // seconds
	limit, warning int64   // bytes; 0 is off
	closed, warned bool
}

// NewMemoryUsage makes the extension that watches the largest resident size the process
// ever had: it warns at MEMUSAGE_WARNING_MB and closes the spider at MEMUSAGE_LIMIT_MB
// (https://docs.scrapy.org/en/latest/topics/extensions.html#memory-usage-extension).
func NewMemoryUsage(env *component.Env) (component.Extension, error) {
	if !settings.Get(env.Settings, settings.MemusageEnabled) {
		return component.Extension{}, &crawl.NotConfigured{Message: "MEMUSAGE_ENABLED is off"}
	}
	if _, ok := peakMemory(); !ok {
		return component.Extension{}, &crawl.NotConfigured{Message: "this system does not tell how much memory a process takes"}
	}
	m := &memoryUsage{
		tasks:    newTasks(),
		env:      env,
		stats:    env.Stats,
		log:      env.Logger("scrapy.extensions.memusage"),
		interval: settings.Get(env.Settings, settings.MemusageCheckInterval),
		limit:    int64(settings.Get(env.Settings, settings.MemusageLimitMB)) * mebibyte,
		warning:  int64(settings.Get(env.Settings, settings.MemusageWarningMB)) * mebibyte,
	}
	signals.On(env.Signals, signals.EngineStarted, m.engineStarted)
	signals.On(env.Signals, signals.EngineStopped, m.engineStopped)
	return component.Extension{Name: "scrapy.extensions.memusage.MemoryUsage", Close: m.Close}, nil
}

func (m *memoryUsage) engineStarted(ctx context.Context, _ signals.Nothing) error {
	peak, _ := peakMemory()
	m.stats.Set("memusage/startup", peak)
	m.check(ctx)
	m.every(m.interval, func() bool {
		m.check(m.ctx)
		return true
	})
	return nil
}

func (m *memoryUsage) engineStopped(context.Context, signals.Nothing) error {
	m.stop()
	return nil
}

func (m *memoryUsage) check(ctx context.Context) {
	peak, _ := peakMemory()
	m.stats.Max("memusage/max", float64(peak))
	if m.limit > 0 && !m.closed {
		m.checkLimit(peak)
	}
	if m.warning > 0 && !m.warned && peak > m.warning {
		m.warned = true
		m.stats.Set("memusage/warning_reached", 1)
		signals.Send(ctx, m.env.Signals, signals.MemusageWarningReached, signals.Nothing{})
		m.log.Warn(fmt.Sprintf("Memory usage reached %dMiB", m.warning/mebibyte))
	}
}

func (m *memoryUsage) checkLimit(peak int64) {
	if peak <= m.limit {
		m.log.Info(fmt.Sprintf("Peak memory usage is %dMiB", peak/mebibyte))
		return
	}
	m.closed = true
	m.stats.Set("memusage/limit_reached", 1)
	m.log.Error(fmt.Sprintf("Memory usage exceeded %dMiB. Shutting down Scrapy...", m.limit/mebibyte))
	m.env.Engine.Close("memusage_exceeded")
}
