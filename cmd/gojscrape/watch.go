package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/gojscrape/gojscrape/jsapi"
	"github.com/gojscrape/gojscrape/runtime/crawler"
	"github.com/gojscrape/gojscrape/runtime/logging"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/watch"
)

// quiet is how long a save may take. Editors write a file at once, or rename one that is
// whole; one that is seen half written fails and is reloaded when the rest is there.
const quiet = 20 * time.Millisecond

// watchFlags are the flags of hot reload.
type watchFlags struct {
	on   bool
	poll time.Duration
}

func (f *watchFlags) register(cmd *cobra.Command) {
	flags := cmd.Flags()
	if !f.on {
		flags.BoolVar(&f.on, "watch", false, "reload the spider when one of its files is saved, while it crawls")
	}
	flags.DurationVar(&f.poll, "watch-poll", 0, "look at the files every `TIME` (500ms), where the system does not tell of changes; implies --watch")
}

// reloader reloads the code of a crawl when one of its files changes.
type reloader struct {
	file  string
	opts  jsapi.Options
	poll  time.Duration
	level *slog.LevelVar // of the log

	files []string // of the code that runs
}

// newReloader returns nil without --watch. The options are those of the crawl before the
// spider's own settings are known.
func newReloader(file string, opts jsapi.Options, f watchFlags) *reloader {
	if !f.on && f.poll == 0 {
		return nil
	}
	opts.Settings = opts.Settings.Clone()
	return &reloader{file: file, opts: opts, poll: f.poll, level: &slog.LevelVar{}}
}

// watches makes the options of the crawl tell which files it is made of.
func (r *reloader) watches(opts jsapi.Options) jsapi.Options {
	if r != nil {
		opts.Seen = r.collect(&r.files)
	}
	return opts
}

func (r *reloader) collect(files *[]string) func([]string) {
	return func(more []string) { *files = append(*files, more...) }
}

// openLog opens the log of a crawl, whose level a reload may change.
func (r *reloader) openLog(set *settings.Settings, stderr io.Writer) (*slog.Logger, func() error, error) {
	if r == nil {
		return openLog(set, stderr)
	}
	if err := r.setLevel(set); err != nil {
		return nil, nil, err
	}
	all := set.Clone()
	if err := all.Set(settings.LogLevel.Name, "DEBUG", settings.Cmdline); err != nil {
		return nil, nil, err
	}
	log, closeLog, err := openLog(all, stderr)
	if err != nil {
		return nil, nil, err
	}
	return slog.New(levelled{log.Handler(), r.level}), closeLog, nil
}

func (r *reloader) setLevel(set *settings.Settings) error {
	level, err := logging.ParseLevel(settings.Get(set, settings.LogLevel))
	if err != nil {
		return fmt.Errorf("setting %s: %w", settings.LogLevel.Name, err)
	}
	r.level.Set(level)
	return nil
}

// begin watches the files of a crawl until stop is called, which waits for a reload that
// is under way.
func (r *reloader) begin(ctx context.Context, c *crawler.Crawler) (stop func()) {
	if r == nil {
		return func() {}
	}
	log := c.Env.Logger("gojscrape.reload")
	r.opts.Log = c.Env.Log
	w, err := watch.New(watch.Options{Quiet: quiet, Poll: r.poll})
	if err != nil {
		log.Error("The files are not watched, changes need a restart", "err", err)
		return func() {}
	}
	r.watch(w, log, r.files)
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for changed := range w.Changes() {
			r.reload(ctx, c, w, changed)
		}
	}()
	return func() {
		cancel()
		if err := w.Close(); err != nil {
			log.Warn("Closing the watch of the files", "err", err)
		}
		<-ended
	}
}

// reload tries newer code. A failed attempt adds its files to those that are watched: the
// mistake may be in a new one.
func (r *reloader) reload(ctx context.Context, c *crawler.Crawler, w *watch.Watcher, changed []string) {
	var seen []string
	opts := r.opts
	opts.Seen = r.collect(&seen)
	load := jsapi.Reopen(r.file, opts)
	var newest *settings.Settings
	err := c.Reload(ctx, changed, func(ctx context.Context) (crawler.Successor, *settings.Settings, error) {
		script, set, err := load(ctx)
		newest = set
		return script, set, err
	})
	log := c.Env.Logger("gojscrape.reload")
	if err != nil {
		r.watch(w, log, slices.Concat(r.files, seen, jsapi.FilesOf(err)))
		return
	}
	r.files = seen
	r.watch(w, log, r.files)
	if err := r.setLevel(newest); err != nil {
		log.Warn("The level of the log stays", "err", err)
	}
}

func (r *reloader) watch(w *watch.Watcher, log *slog.Logger, files []string) {
	if err := w.Set(files); err != nil {
		log.Warn("Some folders can't be watched, see --watch-poll", "err", err)
	}
}

// levelled is a handler with a level of its own.
type levelled struct {
	slog.Handler
	level *slog.LevelVar
}

func (h levelled) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= h.level.Level() && h.Handler.Enabled(ctx, level)
}

func (h levelled) WithAttrs(attrs []slog.Attr) slog.Handler {
	return levelled{h.Handler.WithAttrs(attrs), h.level}
}

func (h levelled) WithGroup(name string) slog.Handler {
	return levelled{h.Handler.WithGroup(name), h.level}
}
