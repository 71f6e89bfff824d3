package logging_test

import (
	"io"
	"log/slog"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/logging"
)

func TestCountingSeesWhatTheLevelLetsThrough(t *testing.T) {
	for _, base := range map[string]*slog.Logger{
		"muted":   logging.Muted(slog.LevelInfo),
		"written": must(logging.New(io.Discard, logging.Options{Level: slog.LevelInfo})),
	} {
		counts := map[string]int{}
		log := slog.New(logging.Counting(base.Handler(), func(l slog.Level) { counts[logging.LevelName(l)]++ }))
		log.Debug("no")
		log.Info("yes")
		log.With("logger", "a").Warn("yes")
		log.WithGroup("g").Warn("yes")
		if len(counts) != 2 || counts["INFO"] != 1 || counts["WARNING"] != 2 {
			t.Errorf("counts %v", counts)
		}
	}
}

func must(log *slog.Logger, err error) *slog.Logger {
	if err != nil {
		panic(err)
	}
	return log
}
