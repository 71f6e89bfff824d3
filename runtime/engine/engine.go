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

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// Engine runs one crawl, once.
type Engine struct {
	env        *component.Env
	log        *slog.Logger // scrapy.core.engine
	scraperLog *slog.Logger // scrapy.core.scraper

	// What Run sets; others read it only while gate is open.
	gate       gate
	ctx        context.Context // the whole crawl; a forced stop cancels it
	scheduler  Scheduler
	downloader Downloader
	settings   atomic.Pointer[limits]
	phases     phases

	closing closing
	paused  atomic.Bool
	wake    chan struct{} // has a token when the loop should look for requests
	told    chan struct{} // has a token when it should only look whether it is idle

	downloading  atomic.Int64 // requests in the downloader and its middlewares
	scraping     atomic.Int64 // bytes of responses whose callbacks run
	startPending atomic.Int64 // start requests in the scheduler
	startRoom    chan struct{}
	startLeft    atomic.Bool   // start() is not asked any more
	totalItems   chan struct{} // places of CONCURRENT_ITEMS_TOTAL, nil without
	windows      *windows

	ledger ledger
	marks  *atomic.Uint64 // the last one that a request got

	lastScheduled chan struct{} // closed when the next Schedule may begin; guarded by gate

	// busy counts what keeps the spider from being idle; all of it runs in work.
	busy atomic.Int64
	work sync.WaitGroup

	begun  atomic.Int64 // how much work was ever begun
	stayed int64        // begun, when a spider_idle handler kept the spider open; of the loop

	asking   bool // spider_idle handlers are being asked; of the loop
	answered chan answer
}

// New returns an engine for the crawl of env. Components may hold it before it runs: it
// takes its roles and reads its settings only then.
func New(env *component.Env) *Engine {
	marks := &atomic.Uint64{}
	return &Engine{
		env: env,
		log: env.Logger("scrapy.core.engine"), scraperLog: env.Logger("scrapy.core.scraper"),
		closing: newClosing(), stayed: never,
		answered: make(chan answer, 1), ledger: newLedger(marks), marks: marks,
		wake: make(chan struct{}, 1), told: make(chan struct{}, 1), startRoom: make(chan struct{}, 1),
	}
}

// Run crawls until there is nothing left to do or somebody closes the spider, and
// returns the reason. The error is not nil when the crawl could not start or was
// stopped by the end of ctx.
func (e *Engine) Run(ctx context.Context, roles Roles, gen *Generation) (reason string, err error) {
	whole := ctx
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	first := e.begin(ctx, roles, gen)

	openErr := first.open()
	opened := openErr == nil
	switch stop, closes := errors.AsType[*crawl.CloseSpider](openErr); {
	case closes:
		e.Close(stop.Error())
		openErr, opened = nil, true
	case errors.Is(openErr, errNotOpened):
		openErr = nil
	case openErr != nil:
		e.Close("start_error")
	default:
		first.goStart()
		first.release()
		e.loop()
	}
	if err = e.shutdown(opened); err == nil {
		err = openErr
	}

	e.gate.close()
	cancel()
	e.work.Wait()
	e.dismissAll(whole)
	e.step("closing the downloader", e.downloader.Close)
	return e.closing.reason(), err
}

// begin takes what belongs to this run, and returns the view of its first generation,
// held. The settings can't change any more but by Apply.
func (e *Engine) begin(ctx context.Context, roles Roles, gen *Generation) *view {
	e.ctx = ctx
	e.scheduler, e.downloader = roles.Scheduler, roles.Downloader
	e.Apply(e.env.Settings)
	e.phases = newPhases(ctx)
	e.windows = newWindows(e.limits().callbackPending, e.marks)
	v := e.viewOf(gen)
	v.attach()
	e.ledger.mu.Lock()
	e.ledger.first(gen)
	gen.users++
	e.ledger.mu.Unlock()
	e.use(gen)
	if n := settings.Get(e.env.Settings, settings.ConcurrentItemsTotal); n > 0 {
		e.totalItems = make(chan struct{}, n)
	}
	e.gate.open()
	return v
}

// goBusy runs fn in a goroutine that keeps the spider from being idle.
func (e *Engine) goBusy(fn func()) {
	e.begun.Add(1)
	e.busy.Add(1)
	e.work.Go(func() {
		defer e.poke()
		defer e.busy.Add(-1)
		fn()
	})
}

// poke makes the loop look again.
func (e *Engine) poke() { give(e.wake) }

// give puts a token into a channel that holds one, if it is not there already.
func give(token chan<- struct{}) {
	select {
	case token <- struct{}{}:
	default:
	}
}

// gate is open while a crawl runs. It lets work of others in.
type gate struct {
	mu     sync.Mutex
	opened bool
}

func (g *gate) open() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.opened = true
}

func (g *gate) close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.opened = false
}

// enter runs fn unless the gate is closed, and says whether it did. Whatever fn starts
// is there when close returns.
func (g *gate) enter(fn func()) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.opened {
		fn()
	}
	return g.opened
}
