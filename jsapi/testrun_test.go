package jsapi_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/gojscrape/gojscrape/jsapi"
)

func testFile(t *testing.T, source string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "some.test.js")
	if err := os.WriteFile(path, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// What tests leave behind, timers and downloads that nobody awaits, ends with their file.
func TestRunTestsLeavesNothingRunning(t *testing.T) {
	path := testFile(t, `
		import { Spider } from 'gojscrape'
		import { test, openSpider } from 'gojscrape/test'
		test('leaves a timer', () => { setInterval(() => {}, 1) })
		test('leaves a download', async () => {
			const spider = await openSpider(class extends Spider { static name = 'a' }, { downloads: { 'http://a.test/': () => new Promise(() => {}) } })
			spider.download('http://a.test/')
		})`)
	before := runtime.NumGoroutine()
	for range 5 {
		report, err := jsapi.RunTests(t.Context(), path, jsapi.TestOptions{})
		if err != nil || report.Count(jsapi.TestPassed) != 2 {
			t.Fatalf("%+v, %v", report, err)
		}
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond) // a goroutine that has ended is counted for a moment
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}

func TestRunTestsEndsWithItsContext(t *testing.T) {
	path := testFile(t, `
		import { test } from 'gojscrape/test'
		test('never ends', () => new Promise(() => {}), { timeout: 3600000 })
		test('does not run', () => {})`)
	stopped := errors.New("stopped")
	ctx, cancel := context.WithCancelCause(t.Context())
	time.AfterFunc(50*time.Millisecond, func() { cancel(stopped) })
	if report, err := jsapi.RunTests(ctx, path, jsapi.TestOptions{}); !errors.Is(err, stopped) {
		t.Errorf("%+v, error %v, want %v", report, err, stopped)
	}
}

// A test fails for what happens on its behalf, also after it has passed.
func TestRunTestsBlamesTheTestThatCausedIt(t *testing.T) {
	path := testFile(t, `
		import { test } from 'gojscrape/test'
		test('causes it', () => { setTimeout(() => { throw new Error('late') }, 1) })
		test('has nothing to do with it', () => new Promise((resolve) => setTimeout(resolve, 50)))`)
	report, err := jsapi.RunTests(t.Context(), path, jsapi.TestOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if causes, other := report.Tests[0], report.Tests[1]; causes.Status != jsapi.TestFailed || other.Status != jsapi.TestPassed {
		t.Errorf("the statuses are %v and %v, want %v and %v", causes.Status, other.Status, jsapi.TestFailed, jsapi.TestPassed)
	}
}
