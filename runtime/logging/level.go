package logging

import (
	"fmt"
	"log/slog"
	"strings"
)

// LevelCritical is Python's CRITICAL, which slog has no name for.
const LevelCritical = slog.Level(12)

// levels are Scrapy's, from the lowest up, with Python's number for each
// (https://docs.python.org/3/library/logging.html#logging-levels).
var levels = []struct {
	name   string
	level  slog.Level
	number int
}{
	{"DEBUG", slog.LevelDebug, 10},
	{"INFO", slog.LevelInfo, 20},
	{"WARNING", slog.LevelWarn, 30},
	{"ERROR", slog.LevelError, 40},
	{"CRITICAL", LevelCritical, 50},
}

// ParseLevel returns the level of a name as LOG_LEVEL and DropItem have it, in
// either case. The error lists the names.
func ParseLevel(name string) (slog.Level, error) {
	var names []string
	for _, l := range levels {
		if strings.EqualFold(l.name, name) {
			return l.level, nil
		}
		names = append(names, l.name)
	}
	return 0, fmt.Errorf("%q is no log level; the levels are %s", name, strings.Join(names, ", "))
}

// LevelName is the name of a level; one between two names has the lower.
func LevelName(level slog.Level) string {
	name, _ := describe(level)
	return name
}

func describe(level slog.Level) (name string, number int) {
	name, number = levels[0].name, levels[0].number
	for _, l := range levels {
		if level >= l.level {
			name, number = l.name, l.number
		}
	}
	return name, number
}
