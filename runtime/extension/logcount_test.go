package extension_test

import (
	"log/slog"
	"maps"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/extension"
	"github.com/gojscrape/gojscrape/runtime/logging"
)

func TestLogCountCountsWhileTheSpiderIsOpen(t *testing.T) {
	c := newCrawl(t)
	counter := extension.NewLogCount(c.Stats)
	c.add(t, counter.New)
	log := slog.New(logging.Counting(c.Log.Handler(), counter.Record))
	log.Info("before")
	c.open(t)
	log.Debug("below the level of the log")
	log.Info("counted")
	log.Warn("counted")
	log.Warn("counted")
	log.Log(t.Context(), slog.LevelError+4, "counted")
	c.close(t)
	log.Error("after")
	want := map[string]any{"log_count/INFO": int64(1), "log_count/WARNING": int64(2), "log_count/CRITICAL": int64(1)}
	if got := c.Stats.All(); !maps.Equal(got, want) {
		t.Errorf("stats %v, want %v", got, want)
	}
}
