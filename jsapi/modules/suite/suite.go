// Package suite is the tests of one file: the module gojscrape/test with which a file
// declares them, and the run that calls one after another and says how each ended.
//
// A file declares while its top level runs, on the loop; [Suite.Run] goes over what was
// declared from a goroutine of its own. Whatever happens on behalf of a test, be it a timer
// or a rejection that nobody handles, fails that test: the origin of its code is the test.
package suite

import (
	_ "embed"
	"regexp"
	"sync"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/modules/console"
	"github.com/gojscrape/gojscrape/jsapi/modules/global"
)

var (
	//go:embed declare.js
	declareJS string
	//go:embed views.js
	viewsJS string
	//go:embed equal.js
	equalJS string
	//go:embed print.js
	printJS string
	//go:embed matchers.js
	matchersJS string
	//go:embed expect.js
	expectJS string
	//go:embed pages.js
	pagesJS string
)

// Exports are the names that the module gojscrape/test exports.
func Exports() []string {
	return []string{
		"test", "it", "describe", "beforeAll", "beforeEach", "afterEach", "afterAll", "expect",
		"fixture", "openSpider", "collect", "default",
	}
}

// Options are what a suite needs to know of its host.
type Options struct {
	Dir       string         // of the test file: where its fixtures are looked for
	Timeout   time.Duration  // of a test or hook that has no other; 0 is five seconds
	Filter    *regexp.Regexp // runs only tests whose full name it matches; nil is all
	Bail      bool           // no test runs after one that failed
	Snapshots *Snapshots     // what toMatchSnapshot compares with

	// Classes are the exports of "gojscrape".
	Classes *goja.Object
	// OpenSpider is native.openSpider(class, args, settings, answer) of pages.js.
	OpenSpider func(goja.FunctionCall) goja.Value
}

const defaultTimeout = 5 * time.Second

// Suite is the tests of one file.
type Suite struct {
	loop *loop.Loop
	rt   *goja.Runtime
	opts Options

	root, open *block // open is the one whose describe runs
	running    bool   // nothing may be declared any more; loop only

	mu       sync.Mutex // results are added to from the loop and from Run
	failures []*Failure // of no single test
	failed   bool       // some test did
	over     bool       // nothing is added any more
}

// New makes a suite for a runtime that has the globals. Call it on the loop.
func New(l *loop.Loop, rt *goja.Runtime, o Options) *Suite {
	if o.Timeout == 0 {
		o.Timeout = defaultTimeout
	}
	root := &block{}
	return &Suite{loop: l, rt: rt, opts: o, root: root, open: root}
}

// Module returns the exports of gojscrape/test. Call it on the loop.
func (s *Suite) Module() (*goja.Object, error) {
	natives := global.Natives{
		"test":     s.declareTest,
		"describe": s.declareBlock,
		"hook":     s.declareHook,
		"snapshot": s.matchSnapshot,
		"inspect": func(c goja.FunctionCall) goja.Value {
			return s.rt.ToValue(console.Inspect(s.rt, c.Argument(0), inspectDepth))
		},
		"dir":        func(goja.FunctionCall) goja.Value { return s.rt.ToValue(s.opts.Dir) },
		"kind":       s.kind,
		"openSpider": s.opts.OpenSpider,
	}
	exports := s.rt.NewObject()
	parts := s.rt.NewObject()
	if err := parts.Set("classes", s.opts.Classes); err != nil {
		return nil, err
	}
	natives["part"] = func(c goja.FunctionCall) goja.Value { return parts.Get(c.Argument(0).String()) }
	for _, part := range scripts {
		made, err := part.run(s.rt, natives)
		if err != nil {
			return nil, err
		}
		if err := parts.Set(part.name, made); err != nil {
			return nil, err
		}
		if !part.exported {
			continue
		}
		for _, name := range made.Keys() {
			if err := exports.Set(name, made.Get(name)); err != nil {
				return nil, err
			}
		}
	}
	return exports, nil
}

// inspectDepth is deep enough for whatever a leaf of a printed value holds.
const inspectDepth = 8

// scripts are the parts of the module; each may use those above it.
var scripts = []struct {
	name     string
	exported bool
	run      global.Script
}{
	{"declare", true, global.NewScript("test/declare", declareJS)},
	{"views", false, global.NewScript("test/views", viewsJS)},
	{"equal", false, global.NewScript("test/equal", equalJS)},
	{"print", false, global.NewScript("test/print", printJS)},
	{"matchers", false, global.NewScript("test/matchers", matchersJS)},
	{"expect", true, global.NewScript("test/expect", expectJS)},
	{"pages", true, global.NewScript("test/pages", pagesJS)},
}
