package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/gojscrape/gojscrape/jsapi"
	"github.com/gojscrape/gojscrape/runtime/crawler"
)

// output is where a command writes: feeds to stdout, the log to stderr.
type output struct{ stdout, stderr io.Writer }

// crawl runs a spider of a file to its end, and reloads it meanwhile unless reload is nil.
// Started, if not nil, is told of the crawl before it runs.
func crawl(ctx context.Context, file string, opts jsapi.Options, out output, reload *reloader, started func(*crawler.Crawler)) (*crawler.Crawler, error) {
	ctx, force := context.WithCancelCause(ctx)
	defer force(nil)
	early := &earlyLog{}
	opts.Log = slog.New(early.handler())
	script, err := openScript(ctx, file, reload.watches(opts))
	if script != nil {
		defer script.Close(ctx) // a crawl that is forced to end does not wait for its code
	}
	log, closeLog, failure := reload.openLog(opts.Settings, out.stderr)
	if failure != nil {
		return nil, failed(errors.Join(err, failure))
	}
	defer closeLog()
	early.replay(log.Handler())
	if err != nil {
		return nil, err
	}
	remark(log, opts.Settings)
	return run(ctx, force, script, crawler.Options{Version: version, Settings: opts.Settings, Log: log, Stdout: out.stdout}, reload, started)
}

// openScript loads a spider file and takes its settings. What is wrong with the choice of
// file or spider is a usage error; what is wrong inside the file is a failure.
func openScript(ctx context.Context, file string, opts jsapi.Options) (*jsapi.Script, error) {
	switch info, err := os.Stat(file); {
	case errors.Is(err, os.ErrNotExist):
		return nil, usage(fmt.Errorf("there is no file %s", file))
	case err != nil:
		return nil, usage(err)
	case info.IsDir():
		return nil, usage(fmt.Errorf("%s is a folder: runspider takes the file of a spider", file))
	}
	script, err := jsapi.Open(ctx, file, opts)
	if choice, ok := errors.AsType[*jsapi.ChoiceError](err); ok {
		return nil, usage(choice)
	}
	if err != nil {
		return nil, failed(err)
	}
	if err := script.Configure(opts.Settings); err != nil {
		return script, failed(err)
	}
	return script, nil
}

// run builds the crawl of a script and runs it. A second interrupt calls force.
func run(ctx context.Context, force context.CancelCauseFunc, script *jsapi.Script, opts crawler.Options, reload *reloader, started func(*crawler.Crawler)) (*crawler.Crawler, error) {
	c, err := crawler.New(ctx, script, opts)
	if err != nil {
		return nil, failed(err)
	}
	defer onInterrupt(c, opts.Log, force)()
	if started != nil {
		started(c)
	}
	defer reload.begin(ctx, c)()
	reason, err := c.Run(ctx)
	switch {
	case errors.Is(err, errForced):
		return c, &exitError{exitForced, nil}
	case err != nil:
		return c, failed(err)
	case reason == "start_error":
		return c, failed(errors.New("start() failed: see the log"))
	}
	return c, nil
}
