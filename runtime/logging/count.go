package logging

import (
	"context"
	"log/slog"
)

// Counting calls onRecord with the level of every record that h takes, before h
// writes it: how a crawl counts its log_count/{LEVEL}. It may be called from several
// goroutines at once.
func Counting(h slog.Handler, onRecord func(slog.Level)) slog.Handler {
	return &counting{h, onRecord}
}

type counting struct {
	slog.Handler
	onRecord func(slog.Level)
}

func (c *counting) Handle(ctx context.Context, r slog.Record) error {
	c.onRecord(r.Level)
	return c.Handler.Handle(ctx, r)
}

func (c *counting) WithAttrs(attrs []slog.Attr) slog.Handler {
	return &counting{c.Handler.WithAttrs(attrs), c.onRecord}
}

func (c *counting) WithGroup(name string) slog.Handler {
	return &counting{c.Handler.WithGroup(name), c.onRecord}
}

// muted takes records and writes none.
type muted struct{ level slog.Leveler }

func (m muted) Enabled(_ context.Context, level slog.Level) bool { return level >= m.level.Level() }
func (m muted) Handle(context.Context, slog.Record) error        { return nil }
func (m muted) WithAttrs([]slog.Attr) slog.Handler               { return m }
func (m muted) WithGroup(string) slog.Handler                    { return m }
