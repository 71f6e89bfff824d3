package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"github.com/gojscrape/gojscrape/runtime/component"
)

// progress shows how a crawl is doing while it runs.
type progress struct {
	kind string // "bar", "plain" or "none"
	w    io.Writer
	stop chan struct{}
	done sync.WaitGroup
}

// progressInterval is how often numbers are shown.
const progressInterval = 200 * time.Millisecond

// newProgress takes a value of --progress. With auto it is a bar on a terminal and
// nothing elsewhere.
func newProgress(kind string, w io.Writer) (*progress, error) {
	switch kind {
	case "auto":
		kind = "none"
		if isTerminal(w) {
			kind = "bar"
		}
	case "bar", "plain", "none":
	default:
		return nil, fmt.Errorf("--progress %s: it takes auto, bar, plain or none", kind)
	}
	return &progress{kind: kind, w: w, stop: make(chan struct{})}, nil
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// begin starts to show the numbers of a crawl.
func (p *progress) begin(env *component.Env) {
	switch p.kind {
	case "bar":
		p.done.Go(func() { p.bar(env) })
	case "plain":
		p.done.Go(func() { p.plain(env) })
	}
}

// end stops it and waits until the last numbers are shown.
func (p *progress) end() {
	close(p.stop)
	p.done.Wait()
}

// bar counts finished requests against those that are known so far.
func (p *progress) bar(env *component.Env) {
	all := mpb.New(mpb.WithOutput(p.w), mpb.WithWidth(40), mpb.WithRefreshRate(progressInterval))
	bar := all.AddBar(1,
		mpb.PrependDecorators(decor.CountersNoUnit("%d / %d pages")),
		mpb.AppendDecorators(decor.Any(func(decor.Statistics) string {
			return fmt.Sprintf("%d items", count(env, "item_scraped_count"))
		})),
	)
	p.each(func(last bool) {
		bar.SetTotal(max(count(env, "scheduler/enqueued"), 1), false)
		bar.SetCurrent(count(env, "response_received_count"))
		if last {
			bar.SetTotal(-1, true)
		}
	})
	all.Wait()
}

// plain prints a line each time the numbers have changed.
func (p *progress) plain(env *component.Env) {
	shown := ""
	p.each(func(bool) {
		line := fmt.Sprintf("%d of %d pages, %d items", count(env, "response_received_count"),
			count(env, "scheduler/enqueued"), count(env, "item_scraped_count"))
		if line != shown {
			fmt.Fprintln(p.w, line)
			shown = line
		}
	})
}

// each calls show at every interval, and once more at the end.
func (p *progress) each(show func(last bool)) {
	tick := time.NewTicker(progressInterval)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			show(false)
		case <-p.stop:
			show(true)
			return
		}
	}
}

// count is a counter of the stats, 0 when it has not begun.
func count(env *component.Env, key string) int64 {
	n, _ := env.Stats.Get(key).(int64)
	return n
}
