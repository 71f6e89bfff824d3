package adapter

import (
	"fmt"
	"slices"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// spiderPriority is what a script writes settings with unless it says otherwise.
const spiderPriority = settings.Spider

// priorities are Scrapy's names for the sources of a setting.
var priorities = map[string]int{
	"default": settings.Default, "command": settings.Command, "addon": settings.Addon,
	"project": settings.Project, "spider": settings.Spider, "cmdline": settings.Cmdline,
}

// settingValue is a value of a script as settings hold it: objects are Dicts.
func settingValue(v any) any {
	switch v := v.(type) {
	case crawl.Fields:
		d := make(settings.Dict, len(v))
		for i, f := range v {
			d[i] = settings.DictEntry{Key: f.Name, Value: settingValue(f.Value)}
		}
		return d
	case []any:
		list := make([]any, len(v))
		for i, e := range v {
			list[i] = settingValue(e)
		}
		return list
	}
	return v
}

// namesComponents says that a setting names classes: Components reads what it holds.
func namesComponents(name string) bool {
	return slices.ContainsFunc(settings.ComponentKeys(), func(k settings.Key[settings.Dict]) bool { return k.Name == name })
}

// writeSetting writes one setting of a script. The error names it.
func (h *Host) writeSetting(set *settings.Settings, name string, v goja.Value, priority int) error {
	if namesComponents(name) && !goja.IsNull(v) && !goja.IsUndefined(v) {
		d, err := h.components.dict(v)
		if err != nil {
			return fmt.Errorf("setting %s: %w", name, err)
		}
		return set.Set(name, d, priority)
	}
	x, err := convert.ToGo(h.rt, v)
	if err != nil {
		return fmt.Errorf("setting %s: %w", name, err)
	}
	return set.Set(name, settingValue(x), priority)
}

// writeSettings writes every member of an object.
func (h *Host) writeSettings(set *settings.Settings, from goja.Value, priority int) error {
	o, ok := from.(*goja.Object)
	if !ok {
		return fmt.Errorf("custom settings are an object of names and values, not %s", from.String())
	}
	return h.eachPair(o, func(name, v goja.Value) error {
		return h.writeSetting(set, name.String(), v, priority)
	})
}

// newSettings is a settings object of a script
// (https://docs.scrapy.org/en/latest/topics/api.html#scrapy.settings.BaseSettings).
func newSettings(h *Host, set *settings.Settings, priority int) *goja.Object {
	as := func(kind string) function {
		return func(c goja.FunctionCall) goja.Value {
			name := c.Argument(0).String()
			v, known := set.Raw(name)
			if !known || v == nil {
				return orUndefined(c.Argument(1), goja.Null())
			}
			converted, err := settings.As(kind, name, v)
			if err != nil {
				panic(h.rt.NewTypeError("%s", err.Error()))
			}
			return convert.ToJS(h.rt, converted)
		}
	}
	return h.object(map[string]function{
		"get": as("any"), "getbool": as("bool"), "getint": as("int"), "getfloat": as("float"),
		"getlist": as("list"), "getdict": as("dict"),
		"getpriority": func(c goja.FunctionCall) goja.Value {
			if p, known := set.Priority(c.Argument(0).String()); known {
				return h.rt.ToValue(p)
			}
			return goja.Null()
		},
		"set": func(c goja.FunctionCall) goja.Value {
			p := h.priority(c.Argument(2), priority)
			if err := h.writeSetting(set, c.Argument(0).String(), c.Argument(1), p); err != nil {
				panic(h.rt.NewTypeError("%s", err.Error()))
			}
			return goja.Undefined()
		},
		"setdict": func(c goja.FunctionCall) goja.Value {
			p := h.priority(c.Argument(1), priority)
			if err := h.writeSettings(set, c.Argument(0), p); err != nil {
				panic(h.rt.NewTypeError("%s", err.Error()))
			}
			return goja.Undefined()
		},
	})
}

// priority reads a priority: a name of Scrapy's or a number.
func (h *Host) priority(v goja.Value, fallback int) int {
	if goja.IsUndefined(v) {
		return fallback
	}
	if name, isText := convert.Export[string](v); isText {
		p, ok := priorities[name]
		if !ok {
			panic(h.rt.NewTypeError("there is no settings priority %q: default, command, addon, project, spider or cmdline", name))
		}
		return p
	}
	return int(v.ToInteger())
}
