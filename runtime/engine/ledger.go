package engine

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// ledger knows the generations of a crawl and what the waiting requests need of them. No
// code of others runs while it is locked.
type ledger struct {
	mu      sync.Mutex
	current *Generation
	old     []*Generation // those that were replaced and are not gone
	count   int           // how many there ever were

	// waiting is how many requests in the scheduler name a method that whoever takes them
	// must have.
	waiting map[string]int
	// tickets are what waiting requests hold of the generation that they come from, by the
	// mark of the request, one for each time that it is in the scheduler. Most hold nothing
	// and have none.
	tickets map[uint64][]ticket
	marks   *atomic.Uint64
}

// ticket keeps a generation for a waiting request.
type ticket struct {
	gen *Generation
	// bound says that no other generation can carry the request; if not, it needs gen to
	// make plain data of its values.
	bound bool
}

func newLedger(marks *atomic.Uint64) ledger {
	return ledger{waiting: map[string]int{}, tickets: map[uint64][]ticket{}, marks: marks}
}

// methods are the names that a request has for its callback and its errback.
func methods(req *crawl.Request) [2]string {
	callback := req.Callback.Name
	if req.Callback.IsZero() {
		callback = "parse"
	}
	return [2]string{callback, req.Errback.Name}
}

// enter notes that a request of generation g goes into the scheduler; holds is whether it
// has values of its code. Before it can be taken out, so that no count falls below zero.
func (l *ledger) enter(g *Generation, req *crawl.Request, holds bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	maker := l.maker(g, req)
	t := ticket{gen: maker, bound: maker != nil && (req.Pinned() || l.onlyIn(maker, req))}
	if !t.bound {
		l.tally(req, 1)
	}
	if maker != nil && (t.bound || holds) {
		maker.users++
		mark := req.Mark(l.marks)
		l.tickets[mark] = append(l.tickets[mark], t)
	}
}

// maker is the generation that a request is of, nil when that is gone.
func (l *ledger) maker(g *Generation, req *crawl.Request) *Generation {
	if req.Origin == nil || req.Origin == g.Origin {
		return g
	}
	if req.Origin == l.current.Origin {
		return l.current
	}
	for _, other := range l.old {
		if other.Origin == req.Origin {
			return other
		}
	}
	return nil
}

// onlyIn says that a request of an older callback names a method that there is no more.
func (l *ledger) onlyIn(g *Generation, req *crawl.Request) bool {
	if g == l.current {
		return false
	}
	for _, method := range methods(req) {
		if l.current.lacks(method) && !g.lacks(method) {
			return true
		}
	}
	return false
}

func (l *ledger) tally(req *crawl.Request, n int) {
	for _, method := range methods(req) {
		if method == "" {
			continue
		}
		if l.waiting[method] += n; l.waiting[method] == 0 {
			delete(l.waiting, method)
		}
	}
}

// take notes that a request has left the scheduler. It returns the generation that
// carries it, held, and the one that the request has values of, held too, or nil.
func (l *ledger) take(req *crawl.Request) (carrier, values *Generation) {
	l.mu.Lock()
	defer l.mu.Unlock()
	t := l.leave(req)
	if t.bound {
		return t.gen, nil
	}
	l.current.users++
	return l.current, t.gen
}

// withdraw is the opposite of enter; the generation that it returns is held, nil for none.
func (l *ledger) withdraw(req *crawl.Request) (held *Generation) { return l.leave(req).gen }

func (l *ledger) leave(req *crawl.Request) ticket {
	t := l.punch(req)
	if !t.bound {
		l.tally(req, -1)
	}
	return t
}

// punch takes a ticket of a request away, whose hold is the caller's then; its gen is nil
// for a request without one.
func (l *ledger) punch(req *crawl.Request) (t ticket) {
	mark := req.Marked()
	list := l.tickets[mark]
	switch len(list) {
	case 0:
		return ticket{}
	case 1:
		delete(l.tickets, mark)
	default:
		l.tickets[mark] = list[1:]
	}
	return list[0]
}

// drop takes back one use of a generation, and says whether it is to be retired now.
func (l *ledger) drop(g *Generation) (last bool) {
	g.users--
	if g.users > 0 || g.phase != replaced {
		return false
	}
	g.phase = retiring
	return true
}

// replace makes next the current generation, unless waiting requests need a method that it
// lacks and that there is. Old may be without users by now: then the caller retires it.
func (l *ledger) replace(next *Generation) (old *Generation, last bool, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.missing(next); err != nil {
		return nil, false, err
	}
	old = l.current
	l.first(next)
	old.phase = replaced
	l.old = append(l.old, old)
	old.users++
	return old, l.drop(old), nil
}

// first makes g the current generation.
func (l *ledger) first(g *Generation) {
	l.count++
	g.phase, l.current = current, g
}

// missing is the error of a generation that lacks methods of waiting requests.
func (l *ledger) missing(next *Generation) error {
	var lacking []string
	for _, method := range slices.Sorted(maps.Keys(l.waiting)) {
		if next.lacks(method) && !l.current.lacks(method) {
			lacking = append(lacking, fmt.Sprintf("%s of %q", count(l.waiting[method], "waiting request"), method))
		}
	}
	if len(lacking) == 0 {
		return nil
	}
	return &MissingMethods{strings.Join(lacking, ", ")}
}

// MissingMethods is why a generation can't take over: requests wait for callbacks or
// errbacks that it lacks.
type MissingMethods struct{ What string }

func (e *MissingMethods) Error() string {
	return "the new code lacks the callback of " + e.What + ": keep a method of that name until they are done"
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// leftovers are the generations that nothing will retire any more: whoever held them waits
// for the scheduler, which is closed.
func (l *ledger) leftovers() []*Generation {
	l.mu.Lock()
	defer l.mu.Unlock()
	var list []*Generation
	for _, g := range l.old {
		if g.phase == replaced {
			g.phase = retiring
			list = append(list, g)
		}
	}
	return list
}

// forget notes that a generation is gone, and says whether it was there.
func (l *ledger) forget(g *Generation) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	was := g.phase != gone
	g.phase = gone
	l.old = slices.DeleteFunc(l.old, func(other *Generation) bool { return other == g })
	return was
}
