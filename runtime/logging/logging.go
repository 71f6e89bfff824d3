// Package logging writes log records in Scrapy's format, one Write a record. A record's
// attribute "logger" is its %(name)s, "err" is the traceback on the lines after it,
// and all others appear only with LOG_JSON. Text that came from the web can neither
// fake a record nor control a terminal. Who counts records wraps the handler (Counting).
package logging

import (
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/gojscrape/gojscrape/runtime/settings"
)

// Options say what records look like; the zero value is Scrapy's default.
type Options struct {
	Format     string       // LOG_FORMAT, for text
	DateFormat string       // LOG_DATEFORMAT: what %(asctime)s is, as for strftime
	ShortNames bool         // LOG_SHORT_NAMES: "scrapy" instead of "scrapy.core.engine"
	JSON       bool         // LOG_JSON: one JSON object a line
	Level      slog.Leveler // the lowest level written; nil is DEBUG
}

// New returns a logger that writes to w. It fails when a format has a placeholder or a
// directive that does not exist; the error lists those that do.
func New(w io.Writer, opts Options) (*slog.Logger, error) {
	if opts.Level == nil {
		opts.Level = slog.LevelDebug
	}
	if opts.JSON {
		return slog.New(newJSON(w, opts)), nil
	}
	layout, err := newLayout(opts)
	if err != nil {
		return nil, err
	}
	return slog.New(&handler{sink: &sink{w: w}, layout: layout, level: opts.Level, name: "root"}), nil
}

// Muted returns a logger that writes nothing. Its records from level up still exist
// for a Counting handler around it, since Scrapy's log_count stats know no mute.
func Muted(level slog.Leveler) *slog.Logger { return slog.New(muted{level}) }

// Open returns the logger that the LOG_* settings describe: to LOG_FILE when there is
// one, else to stderr, and muted without LOG_ENABLED. The closer closes the file.
func Open(s *settings.Settings, stderr io.Writer) (*slog.Logger, io.Closer, error) {
	level, err := ParseLevel(settings.Get(s, settings.LogLevel))
	if err != nil {
		return nil, nil, fmt.Errorf("setting %s: %w", settings.LogLevel.Name, err)
	}
	if !settings.Get(s, settings.LogEnabled) {
		return Muted(level), io.NopCloser(nil), nil
	}
	w, closer, err := output(s, stderr)
	if err != nil {
		return nil, nil, err
	}
	log, err := New(w, Options{
		Format:     settings.Get(s, settings.LogFormat),
		DateFormat: settings.Get(s, settings.LogDateformat),
		ShortNames: settings.Get(s, settings.LogShortNames),
		JSON:       settings.Get(s, settings.LogJSON),
		Level:      level,
	})
	if err != nil {
		closer.Close()
		return nil, nil, err
	}
	return log, closer, nil
}

// output is where records go and what closes it.
func output(s *settings.Settings, stderr io.Writer) (io.Writer, io.Closer, error) {
	path := settings.Get(s, settings.LogFile)
	if path == "" {
		return stderr, io.NopCloser(nil), nil
	}
	mode := os.O_TRUNC
	if settings.Get(s, settings.LogFileAppend) {
		mode = os.O_APPEND
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|mode, 0o666)
	if err != nil {
		return nil, nil, fmt.Errorf("opening the log file of %s: %w", settings.LogFile.Name, err)
	}
	return f, f, nil
}
