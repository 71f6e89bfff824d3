package logging_test

import (
	"log/slog"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/logging"
)

func TestLevelNames(t *testing.T) {
	for _, name := range []string{"DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"} {
		level, err := logging.ParseLevel(strings.ToLower(name))
		if err != nil || logging.LevelName(level) != name {
			t.Errorf("%s: level %d, name %s, error %v", name, level, logging.LevelName(level), err)
		}
	}
	if got := logging.LevelName(slog.LevelInfo + 1); got != "INFO" {
		t.Errorf("a level above INFO is %s", got)
	}
	_, err := logging.ParseLevel("WARN1")
	if want := `"WARN1" is no log level; the levels are DEBUG, INFO, WARNING, ERROR, CRITICAL`; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}
