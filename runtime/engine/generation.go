package engine

import (
	"context"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/downloadermw"
	"github.com/gojscrape/gojscrape/runtime/pipeline"
	"github.com/gojscrape/gojscrape/runtime/signals"
	"github.com/gojscrape/gojscrape/runtime/spidermw"
)

// Generation is the part of a crawl that comes from one version of its code. A request is
// carried by one generation from the scheduler to its last item; the newest takes what
// leaves the scheduler, an older one finishes what it has.
type Generation struct {
	Spider     crawl.Spider
	Downloader downloadermw.Chain
	SpiderMW   spidermw.Chain
	Pipelines  pipeline.Chain

	// Signals is the branch of the crawl's bus for the handlers of this version; nil: it
	// has none.
	Signals *signals.Bus
	// Origin is what requests name that this version made; nil: any version can have them.
	Origin crawl.Origin
	// Has says whether the spider has a method for a callback; nil: it has them all.
	Has func(method string) bool
	// Release, if there is one, frees what the version holds when everything else of it
	// has ended.
	Release func(ctx context.Context) error

	view  *view
	users int   // what still needs it; guarded by ledger
	phase phase // guarded by ledger
}

// phase is where a generation is on its way.
type phase int

const (
	candidate phase = iota // not taken over yet
	current                // gets what leaves the scheduler
	replaced               // finishes what it has
	retiring               // has nothing any more, and closes what it opened
	gone
)

// lacks says that g has no method that method names; "" is none.
func (g *Generation) lacks(method string) bool {
	return method != "" && g.Has != nil && !g.Has(method)
}

// view is the engine as one generation has it: the control of its components, and what
// carries its requests.
type view struct {
	*Engine
	gen *Generation
	// The contexts of the crawl and of its phases. They name the generation, so that
	// signals reach its handlers.
	ctx, working, starting context.Context
}

var _ component.Control = (*view)(nil)

type viewKey struct{}

// within names the generation of v in a context.
func (v *view) within(ctx context.Context) context.Context {
	if named, _ := ctx.Value(viewKey{}).(*view); named == v {
		return ctx
	}
	if v.gen.Signals != nil {
		ctx = signals.WithBranch(ctx, v.gen.Signals)
	}
	return context.WithValue(ctx, viewKey{}, v)
}

// Control makes g a generation of this crawl and returns the engine as the code of g is to
// know it. What that code downloads and yields goes through the chains of g.
func (e *Engine) Control(g *Generation) component.Control { return e.viewOf(g) }

func (e *Engine) viewOf(g *Generation) *view {
	if g.view == nil {
		g.view = &view{Engine: e, gen: g}
	}
	return g.view
}

// attach gives v the contexts of the running crawl; the caller is in the gate.
func (v *view) attach() {
	if v.ctx == nil {
		v.ctx, v.working, v.starting = v.within(v.Engine.ctx), v.within(v.phases.work), v.within(v.phases.start)
	}
}

// newest returns the view of the newest generation, held: release ends that.
func (e *Engine) newest() *view {
	e.ledger.mu.Lock()
	defer e.ledger.mu.Unlock()
	e.ledger.current.users++
	return e.ledger.current.view
}

// viewIn returns the view that a context names, or else the newest, held.
func (e *Engine) viewIn(ctx context.Context) *view {
	if v, ok := ctx.Value(viewKey{}).(*view); ok && v.Engine == e && v.hold() {
		return v
	}
	return e.newest()
}

// hold keeps the generation from closing until release is called. It is false for one
// that is gone.
func (v *view) hold() bool {
	v.ledger.mu.Lock()
	defer v.ledger.mu.Unlock()
	if v.gen.phase == gone {
		return false
	}
	v.gen.users++
	return true
}

func (v *view) release() {
	v.ledger.mu.Lock()
	last := v.ledger.drop(v.gen)
	v.ledger.mu.Unlock()
	if last {
		v.retireBeside()
	}
}
