package console

import (
	"strconv"
	"strings"

	"github.com/dop251/goja"
)

// maxText bounds what one call writes, in bytes: the rest of a longer text is counted only.
const maxText = 1 << 20

// Format makes one text of arguments as Node's console.log does: the first may
// be a format with %s, %d, %i, %f, %j, %o, %O and %c; other strings stay as
// they are, and values are inspected. It never throws and never runs getters.
// Call it on the loop.
func Format(rt *goja.Runtime, args []goja.Value) string {
	f := formatter{rt: rt, args: args}
	if thrown := rt.Try(f.run); thrown != nil {
		f.parts = append(f.parts, "[arguments that cannot be formatted]")
	}
	return cut(strings.Join(f.parts, ""))
}

// formatter consumes arguments from the left.
type formatter struct {
	rt    *goja.Runtime
	args  []goja.Value
	parts []string
}

func (f *formatter) run() {
	if len(f.args) > 1 && goja.IsString(f.args[0]) {
		f.template(f.next().String())
	} else if len(f.args) > 0 {
		f.plain(f.next())
	}
	for len(f.args) > 0 {
		f.parts = append(f.parts, " ")
		f.plain(f.next())
	}
}

func (f *formatter) next() goja.Value {
	v := f.args[0]
	f.args = f.args[1:]
	return v
}

func (f *formatter) plain(v goja.Value) {
	text := ""
	if goja.IsString(v) {
		text = v.String()
	} else {
		text = Inspect(f.rt, v, defaultDepth)
	}
	f.parts = append(f.parts, text)
}

// template writes a format. A directive without an argument stays as it is.
func (f *formatter) template(format string) {
	for {
		before, after, found := strings.Cut(format, "%")
		f.parts = append(f.parts, before)
		if !found {
			return
		}
		if after == "" {
			f.parts = append(f.parts, "%")
			return
		}
		format = after[1:]
		switch verb := after[0]; {
		case verb == '%':
			f.parts = append(f.parts, "%")
		case strings.IndexByte("sdifjoOc", verb) < 0 || len(f.args) == 0:
			f.parts = append(f.parts, "%")
			format = after
		default:
			f.parts = append(f.parts, f.directive(verb, f.next()))
		}
	}
}

func cut(text string) string {
	if len(text) <= maxText {
		return text
	}
	head := strings.ToValidUTF8(text[:maxText], "")
	return head + "... " + plural(len(text)-len(head), "more byte")
}

func plural(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}
