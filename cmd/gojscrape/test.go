package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os/signal"
	"regexp"
	"runtime"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/gojscrape/gojscrape/jsapi"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

func newTest(stdout io.Writer) *cobra.Command {
	var opts testFlags
	cmd := &cobra.Command{
		Use:   "test [FILE | FOLDER]...",
		Short: "Run the tests of spiders",
		Long: "Run the tests of spiders: the files given, or else every *.test.js, .ts, .mjs and .mts, and\n" +
			"the files of the folders __tests__ and tests, below the working directory.",
		RunE: func(cmd *cobra.Command, args []string) error { return runTests(cmd.Context(), args, opts, stdout) },
	}
	opts.register(cmd)
	return cmd
}

type testFlags struct {
	pattern, reporter string
	update, ci, bail  bool
	timeout           time.Duration
	permissions       permissionFlags
}

func (f *testFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVarP(&f.pattern, "test-name-pattern", "t", "", "run only tests whose full name, `describe > test`, matches this pattern")
	flags.BoolVarP(&f.update, "update", "u", false, "store what toMatchSnapshot received, and remove what no test asks for")
	flags.BoolVar(&f.ci, "ci", false, "store no new snapshots: a test without one fails")
	flags.BoolVar(&f.bail, "bail", false, "stop after the first test that fails")
	flags.DurationVar(&f.timeout, "timeout", 5*time.Second, "how long a test may take, such as 500ms or 10s")
	flags.StringVar(&f.reporter, "reporter", "spec", "spec: a line for each file, verbose: for each test, dot: a character for each test, tap: TAP 14")
	f.permissions.register(cmd)
}

func (f *testFlags) options() (o jsapi.TestOptions, err error) {
	o = jsapi.TestOptions{Timeout: f.timeout, Bail: f.bail, Snapshots: jsapi.SnapshotsWriteNew}
	switch {
	case f.update && f.ci:
		return o, errors.New("--update and --ci exclude each other")
	case f.update:
		o.Snapshots = jsapi.SnapshotsUpdateAll
	case f.ci:
		o.Snapshots = jsapi.SnapshotsNoWrite
	}
	if f.timeout <= 0 {
		return o, fmt.Errorf("--timeout %s: it takes a time above zero", f.timeout)
	}
	if f.pattern != "" {
		if o.Filter, err = regexp.Compile(f.pattern); err != nil {
			return o, fmt.Errorf("--test-name-pattern: %w", err)
		}
	}
	return o, nil
}

// fileResult is how one test file ended.
type fileResult struct {
	file    string
	report  *jsapi.TestReport // nil when err says why there is none
	err     error
	said    []string // what the file logged
	elapsed time.Duration
}

func (r *fileResult) passed() bool { return r.err == nil && r.report.Passed() }

func runTests(ctx context.Context, args []string, flags testFlags, stdout io.Writer) error {
	opts, err := flags.options()
	if err != nil {
		return usage(err)
	}
	report, err := newReporter(flags.reporter, stdout)
	if err != nil {
		return usage(err)
	}
	files, err := findTests(args)
	if err != nil {
		return usage(err)
	}
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	began := time.Now()
	results := runFiles(ctx, files, flags, opts, report)
	if ctx.Err() != nil {
		return &exitError{exitForced, nil}
	}
	report.end(results, time.Since(began))
	for _, r := range results {
		if !r.passed() {
			return &exitError{exitFailed, nil}
		}
	}
	return nil
}

// runFiles runs as many files at once as there are processors and reports them in order.
// With --bail it is one at a time, and none after one that failed.
func runFiles(ctx context.Context, files []string, flags testFlags, opts jsapi.TestOptions, report reporter) []*fileResult {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := min(runtime.GOMAXPROCS(0), len(files))
	if flags.bail {
		workers = 1
	}
	slots := make(chan struct{}, workers)
	done := make([]chan *fileResult, len(files))
	for i := range done {
		done[i] = make(chan *fileResult, 1)
	}
	var running sync.WaitGroup
	defer running.Wait()
	running.Go(func() {
		for i, file := range files {
			select {
			case slots <- struct{}{}:
			case <-ctx.Done():
				return
			}
			running.Go(func() {
				r := runFile(ctx, file, flags, opts)
				done[i] <- r
				if flags.bail && !r.passed() {
					cancel()
				}
				<-slots
			})
		}
	})
	var results []*fileResult
	for i := range files {
		select {
		case r := <-done[i]:
			results = append(results, r)
			report.file(r)
			if flags.bail && !r.passed() {
				return results
			}
		case <-ctx.Done():
			return results
		}
	}
	return results
}

func runFile(ctx context.Context, file string, flags testFlags, opts jsapi.TestOptions) *fileResult {
	began := time.Now()
	r := &fileResult{file: file}
	set := settings.New()
	said := &earlyLog{}
	opts.Options = jsapi.Options{Settings: set, Log: slog.New(said.handler())}
	if opts.Permissions, r.err = flags.permissions.of(file); r.err != nil {
		return r
	}
	r.report, r.err = jsapi.RunTests(ctx, file, opts)
	if r.err == nil && r.report.Passed() && len(r.report.Tests) == 0 {
		r.err = errors.New("the file has no tests: declare one with test(name, fn)")
	}
	for _, record := range said.records {
		if record.Level >= slog.LevelInfo {
			r.said = append(r.said, record.Message)
		}
	}
	r.elapsed = time.Since(began)
	return r
}
