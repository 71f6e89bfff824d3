// Package engine moves requests from the scheduler through the downloader to the
// spider, and items on to the pipelines
// (https://docs.scrapy.org/en/latest/topics/architecture.html). One goroutine carries
// one request from the scheduler to its last result: carry.go reads from top to
// bottom. The engine knows hooks and roles, never what stands behind them.
package engine

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/downloadermw"
	"github.com/gojscrape/gojscrape/runtime/logging"
	"github.com/gojscrape/gojscrape/runtime/pipeline"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/spidermw"
)

// heartbeat is how often an idle engine looks again when nothing woke it.
const heartbeat = 5 * time.Second

// Generation is the part of a crawl that comes from one version of its code.
type Generation struct {
	Spider     crawl.Spider
	Downloader downloadermw.Chain
	SpiderMW   spidermw.Chain
	Pipelines  pipeline.Chain
}

// Engine runs one crawl, once.
type Engine struct {
	env        *component.Env
	scheduler  Scheduler
	downloader Downloader
	gen        *Generation
	log        *slog.Logger // scrapy.core.engine
	scraperLog *slog.Logger // scrapy.core.scraper
	limits     limits

	ctx     context.Context // the whole crawl; a forced stop cancels it
	phases  phases
	closing closing
	paused  atomic.Bool
	wake    chan struct{}

	downloading  atomic.Int64 // requests in the downloader and its middlewares
	scraping     atomic.Int64 // bytes of responses whose callbacks run
	startPending atomic.Int64 // start requests in the scheduler
	startRoom    chan struct{}
	windows      windows

	// busy counts what keeps the spider from being idle; all of it runs in work.
	busy atomic.Int64
	work sync.WaitGroup
}

type limits struct {
	requests, items, startPending int
	activeSize                    int64
	closeTimeout                  time.Duration
	dropLevel                     slog.Level
}

// New returns an engine for the crawl of env.
func New(env *component.Env, s Scheduler, d Downloader) *Engine {
	set := env.Settings
	dropLevel, err := logging.ParseLevel(settings.Get(set, settings.DefaultDropitemLogLevel))
	if err != nil {
		dropLevel = slog.LevelWarn
	}
	e := &Engine{
		env: env, scheduler: s, downloader: d,
		log: env.Logger("scrapy.core.engine"), scraperLog: env.Logger("scrapy.core.scraper"),
		limits: limits{
			requests:     settings.Get(set, settings.ConcurrentRequests),
			items:        max(settings.Get(set, settings.ConcurrentItems), 1),
			startPending: settings.Get(set, settings.StartPendingLimit),
			activeSize:   int64(settings.Get(set, settings.ScraperSlotMaxActiveSize)),
			closeTimeout: time.Duration(settings.Get(set, settings.CloseTimeout) * float64(time.Second)),
			dropLevel:    dropLevel,
		},
		wake: make(chan struct{}, 1), startRoom: make(chan struct{}, 1),
		windows: newWindows(settings.Get(set, settings.CallbackPendingLimit)),
	}
	e.closing.init()
	return e
}

// Run crawls until there is nothing left to do or somebody closes the spider, and
// returns the reason. The error is not nil when the crawl could not start or was
// stopped by the end of ctx.
func (e *Engine) Run(ctx context.Context, gen *Generation) (reason string, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	e.ctx, e.gen = ctx, gen
	e.phases = newPhases(ctx)
	defer e.phases.stop(nil)

	openErr := e.open()
	switch stop, closes := errors.AsType[*crawl.CloseSpider](openErr); {
	case closes:
		e.Close(stop.Error())
		openErr = nil
	case openErr != nil:
		e.Close("start_error")
	default:
		e.goBusy(e.readStart)
		err = e.loop()
	}
	if err == nil {
		err = e.shutdown()
	}
	cancel()
	e.work.Wait()
	return e.closing.reason(), errors.Join(openErr, err)
}

// loop hands out requests until the spider is to be closed.
func (e *Engine) loop() error {
	tick := time.NewTicker(heartbeat)
	defer tick.Stop()
	for {
		if err := e.fill(); err != nil {
			return err
		}
		if e.idle() {
			e.goIdle()
		}
		select {
		case <-e.closing.begun:
			return nil
		case <-e.wake:
		case <-tick.C:
		case <-e.ctx.Done():
			return context.Cause(e.ctx)
		}
	}
}

// fill starts requests of the scheduler while there is room.
func (e *Engine) fill() error {
	for !e.needsBackout() {
		req, err := e.scheduler.Next()
		if err != nil {
			return err
		}
		if req == nil {
			e.schedulerEmpty()
			return nil
		}
		e.dequeued(req)
		e.downloading.Add(1)
		e.goBusy(func() { e.carry(req) })
	}
	return nil
}

// needsBackout says that no new request may start now.
func (e *Engine) needsBackout() bool {
	if e.paused.Load() || e.closing.has() || e.ctx.Err() != nil {
		return true
	}
	full := e.limits.requests > 0 && e.downloading.Load() >= int64(e.limits.requests)
	return full || e.scraping.Load() > e.limits.activeSize
}

// goBusy runs fn in a goroutine that keeps the spider from being idle.
func (e *Engine) goBusy(fn func()) {
	e.busy.Add(1)
	e.work.Go(func() {
		defer e.poke()
		defer e.busy.Add(-1)
		fn()
	})
}

// poke makes the loop look again.
func (e *Engine) poke() {
	select {
	case e.wake <- struct{}{}:
	default:
	}
}
