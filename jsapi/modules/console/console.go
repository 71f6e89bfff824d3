// Package console is the global console. It formats what scripts log as Node
// does and hands each text, with a level, to the host.
package console

import (
	"log/slog"
	"strings"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules/global"
)

// Options say where console writes to. The zero value drops everything.
type Options struct {
	// Log is called on the loop for each text, which may have several lines.
	Log func(level slog.Level, text string)
	// Enabled reports that a level is wanted; texts of other levels are not
	// even formatted. nil means that all are.
	Enabled func(level slog.Level) bool
}

// Install defines the global console.
func Install(rt *goja.Runtime, opts Options) error {
	if opts.Log == nil {
		opts.Enabled = func(slog.Level) bool { return false }
	}
	if opts.Enabled == nil {
		opts.Enabled = func(slog.Level) bool { return true }
	}
	return global.Lazy(rt, []string{"console"}, func() (*goja.Object, error) {
		c := &console{rt: rt, opts: opts, counts: map[string]int{}, timers: map[string]time.Time{}}
		o, made := rt.NewObject(), rt.NewObject()
		for name, method := range c.methods() {
			if err := o.Set(name, global.Function(rt, name, method)); err != nil {
				return nil, err
			}
		}
		return made, made.Set("console", o)
	})
}

// console is the console of one runtime.
type console struct {
	rt     *goja.Runtime
	opts   Options
	indent string // of the open groups
	counts map[string]int
	timers map[string]time.Time
}

func (c *console) methods() map[string]func(goja.FunctionCall) goja.Value {
	methods := map[string]func(goja.FunctionCall) goja.Value{}
	for name, level := range map[string]slog.Level{
		"debug": slog.LevelDebug, "log": slog.LevelInfo, "info": slog.LevelInfo, "dirxml": slog.LevelInfo,
		"warn": slog.LevelWarn, "error": slog.LevelError,
	} {
		methods[name] = c.method(func(args []goja.Value) { c.log(level, args) })
	}
	for name, do := range map[string]func(args []goja.Value){
		"trace": c.trace, "assert": c.assert, "dir": c.dir, "table": c.table,
		"group": c.group, "groupCollapsed": c.group, "groupEnd": c.groupEnd,
		"count": c.count, "countReset": c.countReset,
		"time": c.time, "timeLog": c.timeLog, "timeEnd": c.timeEnd,
	} {
		methods[name] = c.method(do)
	}
	return methods
}

func (c *console) method(do func(args []goja.Value)) func(goja.FunctionCall) goja.Value {
	return func(call goja.FunctionCall) goja.Value {
		do(call.Arguments)
		return goja.Undefined()
	}
}

func (c *console) log(level slog.Level, args []goja.Value) {
	if c.opts.Enabled(level) {
		c.write(level, Format(c.rt, args))
	}
}

// write indents a text as the open groups have it.
func (c *console) write(level slog.Level, text string) {
	if !c.opts.Enabled(level) {
		return
	}
	if c.indent != "" {
		text = c.indent + strings.ReplaceAll(text, "\n", "\n"+c.indent)
	}
	c.opts.Log(level, text)
}

// trace logs where it was called from.
func (c *console) trace(args []goja.Value) {
	text := "Trace"
	if len(args) > 0 {
		text += ": " + Format(c.rt, args)
	}
	made, err := c.rt.New(c.rt.Get("Error"))
	if err != nil {
		panic(err)
	}
	if frames := Frames(made.Get("stack").String()); frames != "" {
		text += "\n" + frames
	}
	c.write(slog.LevelError, text)
}

func (c *console) assert(args []goja.Value) {
	if len(args) > 0 && args[0].ToBoolean() {
		return
	}
	text := "Assertion failed"
	if len(args) > 1 {
		text += ": " + Format(c.rt, args[1:])
	}
	c.write(slog.LevelError, text)
}

// dir inspects a value; its second argument may be { depth }, null for no limit.
func (c *console) dir(args []goja.Value) {
	call := goja.FunctionCall{Arguments: args}
	depth := defaultDepth
	if options, ok := call.Argument(1).(*goja.Object); ok {
		switch v := options.Get("depth"); {
		case v == nil || goja.IsUndefined(v):
		case goja.IsNull(v) || v.ToFloat() > maxPath:
			depth = maxPath
		default:
			depth = int(v.ToInteger())
		}
	}
	c.write(slog.LevelInfo, cut(Inspect(c.rt, call.Argument(0), depth)))
}

func (c *console) group(args []goja.Value) {
	if len(args) > 0 {
		c.log(slog.LevelInfo, args)
	}
	c.indent += "  "
}

func (c *console) groupEnd([]goja.Value) {
	c.indent = strings.TrimSuffix(c.indent, "  ")
}
