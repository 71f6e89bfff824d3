//go:build unix

package extension_test

import (
	"context"
	"regexp"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gojscrape/gojscrape/runtime/extension"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

// A Go program never takes less than the first and never as much as the second.
const (
	tooLittle = 1       // MiB
	plenty    = 1 << 30 // MiB
)

var peakLine = regexp.MustCompile(`^level=INFO msg="Peak memory usage is [1-9]\d*MiB"\n$`)

func (c *crawlOf) startEngine(t *testing.T) {
	send(t, c, signals.EngineStarted, signals.Nothing{})
}

func TestMemoryUsageKeepsThePeak(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCrawl(t)
		c.add(t, extension.NewMemoryUsage)
		c.startEngine(t)
		startup, _ := c.Stats.Get("memusage/startup").(int64)
		if startup < 1<<20 {
			t.Errorf("memusage/startup = %v bytes", c.Stats.Get("memusage/startup"))
		}
		c.Stats.Set("memusage/max", 0)
		pass(time.Minute)
		if peak, _ := c.Stats.Get("memusage/max").(int64); peak < startup {
			t.Errorf("memusage/max = %v a minute after memusage/startup = %d", c.Stats.Get("memusage/max"), startup)
		}
		send(t, c, signals.EngineStopped, signals.Nothing{})
		c.Stats.Set("memusage/max", 0)
		pass(time.Hour)
		if c.Stats.Get("memusage/max") != int64(0) {
			t.Error("the memory was looked at after the engine had stopped")
		}
	})
}

func TestMemoryUsageClosesAtTheLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCrawl(t, "MEMUSAGE_LIMIT_MB", tooLittle)
		c.add(t, extension.NewMemoryUsage)
		c.startEngine(t)
		pass(time.Hour)
		c.engine.checkClosed(t, "memusage_exceeded")
		c.checkLog(t, `level=ERROR msg="Memory usage exceeded 1MiB. Shutting down Scrapy..."`)
		if c.Stats.Get("memusage/limit_reached") != int64(1) {
			t.Errorf("stats %v", c.Stats.All())
		}
	})
}

func TestMemoryUsageLogsThePeakUnderTheLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCrawl(t, "MEMUSAGE_LIMIT_MB", plenty, "MEMUSAGE_CHECK_INTERVAL_SECONDS", 5)
		c.add(t, extension.NewMemoryUsage)
		c.startEngine(t)
		checkPeakLine(t, c)
		pass(5 * time.Second)
		checkPeakLine(t, c)
		c.engine.checkClosed(t)
	})
}

func checkPeakLine(t *testing.T, c *crawlOf) {
	t.Helper()
	got := c.log.take()
	if len(got) != 1 || !peakLine.MatchString(got[0]) {
		t.Errorf("logged %q, want one line of the form %s", got, peakLine)
	}
}

func TestMemoryUsageWarnsOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCrawl(t, "MEMUSAGE_WARNING_MB", tooLittle)
		c.add(t, extension.NewMemoryUsage)
		signalled := 0
		signals.On(c.Signals, signals.MemusageWarningReached, func(context.Context, signals.Nothing) error {
			signalled++
			return nil
		})
		c.startEngine(t)
		pass(time.Hour)
		c.checkLog(t, `level=WARN msg="Memory usage reached 1MiB"`)
		if signalled != 1 || c.Stats.Get("memusage/warning_reached") != int64(1) {
			t.Errorf("signalled %d times, stats %v", signalled, c.Stats.All())
		}
		c.engine.checkClosed(t)
	})
}

func TestMemoryUsageCanBeOff(t *testing.T) {
	_, err := extension.NewMemoryUsage(newCrawl(t, "MEMUSAGE_ENABLED", false).Env)
	checkNotConfigured(t, err)
}
