package crawler

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// reload is what a crawl remembers of its reloads.
type reload struct {
	underway atomic.Bool
	warned   map[string]string // settings that need a restart: the value that was warned of
}

// errUnderway is the error of a reload that comes too early.
var errUnderway = errors.New("another reload is under way")

// Load opens newer code and computes the settings of a crawl with it. With an error there
// is no code that must be closed.
type Load func(ctx context.Context) (Successor, *settings.Settings, error)

// Reload lets newer code take over from the running one: what leaves the scheduler from
// now on is carried by it, and the old code finishes what it has. The crawl goes on all
// the while. With an error, which is logged, nothing has changed. Changed are the files
// that the log names.
func (c *Crawler) Reload(ctx context.Context, changed []string, load Load) error {
	if !c.reload.underway.CompareAndSwap(false, true) {
		return errUnderway
	}
	defer c.reload.underway.Store(false)
	began := time.Now()
	log := c.Env.Logger("gojscrape.reload")
	number, err := c.replace(ctx, load)
	if errors.Is(err, component.ErrNotRunning) || ctx.Err() != nil {
		return err // the crawl is over: nobody wants to know
	}
	if err != nil {
		c.Env.Stats.Inc("reload/failed", 1)
		log.Error("Reloading "+names(changed)+" failed, the code that runs goes on", "err", err)
		return err
	}
	c.Env.Stats.Inc("reload/count", 1)
	log.Info(fmt.Sprintf("Reloaded %s in %v: generation %d", names(changed), time.Since(began).Round(time.Millisecond/10), number))
	c.warnOfRestart()
	return nil
}

// replace makes the newer generation beside the running one and swaps them. What was made
// is closed when it can't take over.
func (c *Crawler) replace(ctx context.Context, load Load) (number int, err error) {
	script, set, err := load(ctx)
	if err != nil {
		return 0, err
	}
	g, err := c.prepare(ctx, script, set)
	if err == nil {
		g.Release = g.close
		number, err = c.engine.Swap(ctx, g.Generation)
	}
	if err != nil {
		c.Env.Signals.Cut(g.Signals)
		return 0, errors.Join(err, g.close(context.WithoutCancel(ctx)))
	}
	c.generation = g
	c.spider.follow(g.spider)
	c.engine.Apply(set)
	return number, c.downloader.Apply(set)
}

// warnOfRestart says which settings of the newest code have no effect, once for each value.
func (c *Crawler) warnOfRestart() {
	now := c.generation.env.Settings
	var fresh []string
	for _, name := range settings.NeedRestart(c.Env.Settings, now) {
		value, _ := now.Raw(name)
		if text := fmt.Sprint(value); c.reload.warned[name] != text {
			if c.reload.warned == nil {
				c.reload.warned = map[string]string{}
			}
			c.reload.warned[name] = text
			fresh = append(fresh, name)
		}
	}
	if len(fresh) > 0 {
		c.Env.Logger("gojscrape.reload").Warn("These settings need a restart, the crawl keeps what it began with: " + strings.Join(fresh, ", "))
	}
}

// names are files as the log shows them: by their last parts.
func names(files []string) string {
	list := make([]string, len(files))
	for i, file := range files {
		list[i] = filepath.Base(file)
	}
	slices.Sort(list)
	return strings.Join(slices.Compact(list), ", ")
}
