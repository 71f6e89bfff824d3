package logging

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"sync"
)

// handler writes records as text.
type handler struct {
	sink   *sink
	layout *layout
	level  slog.Leveler
	name   string // of the logger
	err    any    // an "err" that the logger always carries
	group  bool   // attributes belong to a group now, which text does not show
}

// sink is where the handlers of one logger and its children write, one at a time.
type sink struct {
	mu  sync.Mutex
	w   io.Writer
	buf []byte
}

func (h *handler) Enabled(_ context.Context, level slog.Level) bool { return level >= h.level.Level() }

func (h *handler) Handle(_ context.Context, r slog.Record) error {
	name, cause := h.name, h.err
	if !h.group {
		r.Attrs(func(a slog.Attr) bool {
			name, cause = pick(a, name, cause)
			return true
		})
	}
	rec := record{at: r.Time, level: r.Level, name: name, message: r.Message}
	if cause != nil {
		rec.trace = traceback(cause)
	}
	return h.sink.write(h.layout, &rec)
}

func (h *handler) WithAttrs(attrs []slog.Attr) slog.Handler {
	if h.group {
		return h
	}
	c := *h
	for _, a := range attrs {
		c.name, c.err = pick(a, c.name, c.err)
	}
	return &c
}

func (h *handler) WithGroup(string) slog.Handler {
	c := *h
	c.group = true
	return &c
}

// pick replaces the name or the cause by a, when a is one.
func pick(a slog.Attr, name string, cause any) (string, any) {
	switch a.Key {
	case "logger":
		return a.Value.Resolve().String(), cause
	case "err":
		return name, a.Value.Resolve().Any()
	}
	return name, cause
}

// traceback is called before the sink is locked: Error may be anybody's code.
func traceback(cause any) string {
	if err, ok := cause.(error); ok {
		return err.Error()
	}
	return fmt.Sprint(cause)
}

func (s *sink) write(l *layout, rec *record) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.buf = l.append(s.buf[:0], rec)
	_, err := s.w.Write(s.buf)
	return err
}
