package suite

import (
	"context"
	"errors"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
)

// Run runs the tests that the file declared, one after another. Never call it on the loop.
// The error is that of a snapshot file which can't be written, or the cause of ctx.
func (s *Suite) Run(ctx context.Context) (*Report, error) {
	_, err := s.loop.Await(ctx, func(*goja.Runtime) (goja.Value, error) {
		s.running = true
		return goja.Undefined(), nil
	}, discard)
	if err != nil {
		return nil, err
	}
	report := &Report{}
	s.plan(report, s.root, s.root.contains(modeOnly), false)
	s.runBlock(ctx, s.root)
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.over = true
	for _, t := range report.Tests {
		if t.Status != Passed {
			s.opts.Snapshots.keep(t.FullName())
		}
	}
	report.Failures = s.failures
	report.Snapshots, err = s.opts.Snapshots.save()
	return report, err
}

// Report is that of a file whose tests can't be run: the failures there are.
func (s *Suite) Report() *Report {
	s.mu.Lock()
	defer s.mu.Unlock()
	return &Report{Failures: s.failures}
}

// plan lists the tests below b and chooses those that are to run. With only it is those
// whose mode says so, and with chosen all that are not skipped.
func (s *Suite) plan(report *Report, b *block, only, chosen bool) {
	for _, child := range b.children {
		switch child := child.(type) {
		case *Test:
			child.Names = b.names(child.name)
			child.chosen = s.chooses(child, only && !chosen)
			if child.mode == modeTodo {
				child.Status = Todo
			}
			report.Tests = append(report.Tests, child)
		case *block:
			s.plan(report, child, only, chosen || child.mode == modeOnly && !child.contains(modeOnly))
		}
	}
}

func (s *Suite) chooses(t *Test, only bool) bool {
	switch {
	case t.mode == modeTodo, t.mode == modeSkip, t.block.skipped():
		return false
	case only && t.mode != modeOnly:
		return false
	}
	return s.opts.Filter == nil || s.opts.Filter.MatchString(t.FullName())
}

// skipped says that b, or a block around it, is.
func (b *block) skipped() bool {
	return b != nil && (b.mode == modeSkip || b.parent.skipped())
}

// wanted says whether a test below b is to run.
func (b *block) wanted() bool {
	for _, child := range b.children {
		switch child := child.(type) {
		case *Test:
			if child.chosen {
				return true
			}
		case *block:
			if child.wanted() {
				return true
			}
		}
	}
	return false
}

func (s *Suite) runBlock(ctx context.Context, b *block) {
	if !b.wanted() || s.stopped(ctx) {
		return
	}
	for _, h := range b.hooks["beforeAll"] {
		if err := s.call(ctx, nil, h); err != nil {
			_ = s.failAll(b, err) // what it returns is for blocks around
			break
		}
	}
	for _, child := range b.children {
		switch child := child.(type) {
		case *Test:
			s.runTest(ctx, child)
		case *block:
			s.runBlock(ctx, child)
		}
	}
	for _, h := range b.hooks["afterAll"] {
		if err := s.call(ctx, nil, h); err != nil {
			s.fail(nil, err)
		}
	}
}

// stopped says that no further test shall run.
func (s *Suite) stopped(ctx context.Context) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return ctx.Err() != nil || s.opts.Bail && s.failed
}

var errUnprepared = errors.New("beforeAll failed: see the first test that it stands before")

// failAll fails the tests below a block that could not be prepared: the first with err, the
// others with what failAll returns. None of them runs.
func (s *Suite) failAll(b *block, err error) error {
	for _, child := range b.children {
		switch child := child.(type) {
		case *Test:
			if child.chosen {
				child.chosen = false
				s.fail(child, err)
				err = errUnprepared
			}
		case *block:
			err = s.failAll(child, err)
		}
	}
	return err
}

func (s *Suite) runTest(ctx context.Context, t *Test) {
	if !t.chosen || s.stopped(ctx) {
		return
	}
	began := time.Now()
	if s.callEach(ctx, t, t.block.around("beforeEach")) {
		if err := s.call(ctx, t, hook{t.fn, t.timeout}); err != nil {
			s.fail(t, err)
		}
	}
	for _, h := range t.block.after() {
		s.callEach(ctx, t, []hook{h})
	}
	t.Duration = time.Since(began)
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(t.Failures) == 0 {
		t.Status = Passed
	}
}

// callEach calls hooks for a test until one fails.
func (s *Suite) callEach(ctx context.Context, t *Test, hooks []hook) bool {
	for _, h := range hooks {
		if err := s.call(ctx, t, h); err != nil {
			s.fail(t, err)
			return false
		}
	}
	return true
}

// around are the hooks of a kind for a test in b, the outermost block's first.
func (b *block) around(kind string) []hook {
	var list []hook
	if b.parent != nil {
		list = b.parent.around(kind)
	}
	return append(list, b.hooks[kind]...)
}

// after are the hooks that follow a test in b, the innermost block's first.
func (b *block) after() (list []hook) {
	for ; b != nil; b = b.parent {
		list = append(list, b.hooks["afterEach"]...)
	}
	return list
}

// grace is how much longer a test may wait than run: code that runs on is cut off first,
// with the place where it was.
const grace = 250 * time.Millisecond

// call calls a function for a test, or for none, within its time.
func (s *Suite) call(ctx context.Context, t *Test, h hook) error {
	ctx, cancel := context.WithTimeoutCause(ctx, h.timeout+grace, &unsettled{h.timeout})
	defer cancel()
	if t != nil {
		ctx = loop.WithOrigin(ctx, t)
	}
	s.loop.SetCPULimit(h.timeout)
	_, err := s.loop.Await(ctx, func(*goja.Runtime) (goja.Value, error) { return h.fn(goja.Undefined()) }, discard)
	return err
}

// fail adds a failure to a test, or to the file when t is nil.
func (s *Suite) fail(t *Test, err error) { s.add(t, err, "") }

func (s *Suite) add(t *Test, err error, what string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.over {
		return // what was cut off as the runtime closed is no failure
	}
	s.failed = true
	if t == nil {
		s.failures = append(s.failures, newFailure(err, what, Place{}))
		return
	}
	t.Status = Failed
	t.Failures = append(t.Failures, newFailure(err, what, t.At))
}

// Uncaught hears of an error that nobody awaits, and what it is called, with the origin of
// the code: it fails the test that it belongs to. It may be called on any goroutine.
func (s *Suite) Uncaught(origin any, what string, err error) {
	t, _ := origin.(*Test)
	s.add(t, err, what)
}

// discard is for calls whose value nobody needs.
func discard(goja.Value) (any, error) { return nil, nil }
