package jsapi

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"regexp"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loader"
	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/modules/suite"
)

// TestModule is what test files import.
const TestModule = "gojscrape/test"

// loadLimit is how long the top level of a test file may wait for a promise.
const loadLimit = 30 * time.Second

// TestOptions say how to run a test file.
type TestOptions struct {
	Options                      // Spider and Args do not count; Settings are what spiders begin with
	Timeout   time.Duration      // of a test that has no other; 0 is five seconds
	Filter    *regexp.Regexp     // of the full names of tests; nil is all
	Bail      bool               // no test runs after one that failed
	Snapshots suite.SnapshotMode // what may be written
}

// testRun is one test file in a runtime of its own.
type testRun struct {
	opts  TestOptions
	host  *host
	loop  *loop.Loop
	suite *suite.Suite
}

// RunTests runs the tests of a file. Mistakes that keep it from loading are *loader.Error
// as of Open. What its top level throws and what tests throw is in the report, not an error.
func RunTests(ctx context.Context, path string, opts TestOptions) (*suite.Report, error) {
	opts.fillDefaults()
	load := loaderOptions()
	load.Modules[TestModule] = suite.Exports()
	program, err := loader.Load(path, load)
	if err != nil {
		return nil, err
	}
	snapshots, err := suite.OpenSnapshots(path, opts.Snapshots)
	if err != nil {
		return nil, err
	}
	dir, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	t := &testRun{opts: opts, host: newHost(opts.Options)}
	t.loop = loop.New(t.loopOptions())
	report, err := t.run(ctx, program, suite.Options{
		Dir: dir, Timeout: opts.Timeout, Filter: opts.Filter, Bail: opts.Bail, Snapshots: snapshots, OpenSpider: t.openSpider,
	})
	return report, errors.Join(err, t.close(ctx))
}

func (t *testRun) run(ctx context.Context, program *loader.Program, o suite.Options) (*suite.Report, error) {
	if _, err := t.loop.Await(ctx, t.host.install(t.loop), discard); err != nil {
		return nil, err
	}
	if _, err := t.loop.Await(ctx, t.expose(o), discard); err != nil {
		return nil, err
	}
	if _, err := t.loop.Await(loop.WithName(ctx, "the top level of the file"), program.Run, discard); err != nil {
		t.suite.Uncaught(nil, "", err)
		return t.suite.Report(), ctx.Err()
	}
	return t.suite.Run(ctx)
}

// expose makes the module gojscrape/test.
func (t *testRun) expose(o suite.Options) func(*goja.Runtime) (goja.Value, error) {
	return func(rt *goja.Runtime) (goja.Value, error) {
		classes, err := rt.RunString(`globalThis[Symbol.for("gojscrape")]`)
		if err != nil {
			return nil, err
		}
		o.Classes = classes.ToObject(rt)
		t.suite = suite.New(t.loop, rt, o)
		exports, err := t.suite.Module()
		if err != nil {
			return nil, err
		}
		return goja.Undefined(), t.host.expose(TestModule, exports)
	}
}

// loopOptions are those of a script, except that errors of nobody belong to a test.
func (t *testRun) loopOptions() loop.Options {
	o := t.host.loopOptions()
	o.PendingLimit = loadLimit
	o.FromJS = suite.FromJS(o.FromJS)
	o.OnError = func(origin any, err error) { t.suite.Uncaught(origin, "uncaught", err) }
	o.OnUnhandled = func(origin any, err error) { t.suite.Uncaught(origin, "unhandled rejection", err) }
	return o
}

// closeLimit is how long what a test left running may go on.
const closeLimit = time.Second

// close ends the runtime.
func (t *testRun) close(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx)
	patience, cancel := context.WithTimeout(ctx, closeLimit)
	defer cancel()
	if err := t.loop.Close(patience); err != nil {
		// All tests have ended: that code had to be cut off is nobody's failure.
		t.opts.Log.LogAttrs(ctx, slog.LevelDebug, "code was still running at the end of the tests", slog.Any("err", err))
	}
	return t.host.databases.Close(ctx)
}
