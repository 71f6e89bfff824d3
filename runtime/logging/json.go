package logging

import (
	"io"
	"log/slog"
)

// newJSON writes records as JSON lines with the keys time, level, message and those
// of the attributes, "logger" and "err" among them.
func newJSON(w io.Writer, opts Options) slog.Handler {
	rename := func(groups []string, a slog.Attr) slog.Attr {
		if len(groups) > 0 {
			return a
		}
		switch a.Key {
		case slog.LevelKey:
			if level, ok := a.Value.Any().(slog.Level); ok {
				return slog.String("level", LevelName(level))
			}
		case slog.MessageKey:
			return slog.Attr{Key: "message", Value: a.Value}
		case "logger":
			return slog.String("logger", shorten(a.Value.String(), opts.ShortNames))
		}
		return a
	}
	return slog.NewJSONHandler(w, &slog.HandlerOptions{Level: opts.Level, ReplaceAttr: rename})
}
