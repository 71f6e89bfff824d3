package logging

import (
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/gojscrape/gojscrape/runtime/pyliteral"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// layout is a LOG_FORMAT ready to be filled in.
type layout struct {
	format pyliteral.Template
	date   clock
	short  bool
}

// record is what a layout prints.
type record struct {
	at                   time.Time
	level                slog.Level
	name, message, trace string
}

// placeholders are the attributes of Python's LogRecord that make sense here
// (https://docs.python.org/3/library/logging.html#logrecord-attributes).
var placeholders = []string{"asctime", "created", "levelname", "levelno", "message", "msecs", "name", "process"}

func newLayout(opts Options) (*layout, error) {
	format, err := pyliteral.ParseTemplate(or(opts.Format, settings.LogFormat.Default))
	if err != nil {
		return nil, fmt.Errorf("setting %s: %w", settings.LogFormat.Name, err)
	}
	for _, name := range format.Names() {
		if !slices.Contains(placeholders, name) {
			return nil, fmt.Errorf("setting %s: there is no %%(%s)s; there are %s", settings.LogFormat.Name, name, strings.Join(placeholders, ", "))
		}
	}
	date, err := newClock(or(opts.DateFormat, settings.LogDateformat.Default))
	if err != nil {
		return nil, fmt.Errorf("setting %s: %w", settings.LogDateformat.Name, err)
	}
	return &layout{format, date, opts.ShortNames}, nil
}

// append appends the whole record with its line end.
func (l *layout) append(b []byte, rec *record) []byte {
	b = l.format.Append(b, func(name string) any { return l.value(rec, name) })
	if rec.trace != "" {
		b = append(b, '\n')
		b = append(b, escape(rec.trace)...)
	}
	return append(guard(b), '\n')
}

func (l *layout) value(rec *record, placeholder string) any {
	levelName, levelNumber := describe(rec.level)
	switch placeholder {
	case "asctime":
		return l.date.format(rec.at)
	case "created":
		return float64(rec.at.UnixMicro()) / 1e6
	case "levelname":
		return levelName
	case "levelno":
		return levelNumber
	case "message":
		return escape(rec.message)
	case "msecs":
		return float64(rec.at.Nanosecond() / 1e6)
	case "name":
		return escape(shorten(rec.name, l.short))
	default: // newLayout let nothing else through
		return os.Getpid()
	}
}

// shorten gives all of Scrapy's own loggers one name.
func shorten(name string, short bool) string {
	if short && strings.HasPrefix(name, "scrapy.") {
		return "scrapy"
	}
	return name
}

func or(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}
