package main

import (
	"context"
	"log/slog"
	"slices"
	"sync"
)

// earlyLog keeps what a script logs while it loads: its own settings, which may say where
// the log goes, are known only after that.
type earlyLog struct {
	mu      sync.Mutex
	records []slog.Record
}

// replay hands everything to the log that there is now.
func (e *earlyLog) replay(to slog.Handler) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, r := range e.records {
		if to.Enabled(context.Background(), r.Level) {
			_ = to.Handle(context.Background(), r) // a log that can't be written has nowhere to say so
		}
	}
	e.records = nil
}

// handler is a handler whose records are kept, with its attributes.
func (e *earlyLog) handler() slog.Handler { return earlyHandler{e, nil} }

type earlyHandler struct {
	log   *earlyLog
	attrs []slog.Attr
}

func (h earlyHandler) Enabled(context.Context, slog.Level) bool { return true }

func (h earlyHandler) Handle(_ context.Context, r slog.Record) error {
	r = r.Clone()
	r.AddAttrs(h.attrs...)
	h.log.mu.Lock()
	defer h.log.mu.Unlock()
	h.log.records = append(h.log.records, r)
	return nil
}

func (h earlyHandler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return earlyHandler{h.log, slices.Concat(h.attrs, attrs)}
}

// WithGroup keeps attributes as they are: the log of a crawl has no groups.
func (h earlyHandler) WithGroup(string) slog.Handler { return h }
