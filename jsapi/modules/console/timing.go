package console

import (
	"fmt"
	"log/slog"
	"strconv"
	"time"

	"github.com/dop251/goja"
)

// label is the first argument of the methods that count and measure.
func label(args []goja.Value) string {
	if len(args) == 0 || goja.IsUndefined(args[0]) {
		return "default"
	}
	if isSymbol(args[0]) {
		return symbolText(args[0])
	}
	return args[0].String()
}

func (c *console) count(args []goja.Value) {
	name := label(args)
	c.counts[name]++
	c.write(slog.LevelInfo, fmt.Sprintf("%s: %d", name, c.counts[name]))
}

func (c *console) countReset(args []goja.Value) {
	name := label(args)
	if c.counts[name] == 0 {
		c.write(slog.LevelWarn, fmt.Sprintf("Count for '%s' does not exist", name))
	}
	delete(c.counts, name)
}

func (c *console) time(args []goja.Value) {
	name := label(args)
	if _, running := c.timers[name]; running {
		c.write(slog.LevelWarn, fmt.Sprintf("Label '%s' already exists for console.time()", name))
		return
	}
	c.timers[name] = time.Now()
}

func (c *console) timeLog(args []goja.Value) {
	c.elapsed("timeLog", args)
}

func (c *console) timeEnd(args []goja.Value) {
	c.elapsed("timeEnd", args[:min(len(args), 1)])
	delete(c.timers, label(args))
}

// elapsed writes how long a timer has run, and further arguments.
func (c *console) elapsed(method string, args []goja.Value) {
	name := label(args)
	start, running := c.timers[name]
	if !running {
		c.write(slog.LevelWarn, fmt.Sprintf("No such label '%s' for console.%s()", name, method))
		return
	}
	text := name + ": " + duration(time.Since(start))
	if len(args) > 1 {
		text += " " + Format(c.rt, args[1:])
	}
	c.write(slog.LevelInfo, text)
}

// duration writes 1.5ms, 1.500s, 1:02.345 (m:ss.mmm) or 1:02:03 (h:mm:ss).
func duration(d time.Duration) string {
	switch {
	case d < time.Second:
		return strconv.FormatFloat(float64(d.Round(time.Microsecond))/1e6, 'f', -1, 64) + "ms"
	case d < time.Minute:
		return strconv.FormatFloat(d.Seconds(), 'f', 3, 64) + "s"
	case d < time.Hour:
		return fmt.Sprintf("%d:%06.3f (m:ss.mmm)", d/time.Minute, (d % time.Minute).Seconds())
	}
	return fmt.Sprintf("%d:%02d:%02d (h:mm:ss)", d/time.Hour, d%time.Hour/time.Minute, d%time.Minute/time.Second)
}
