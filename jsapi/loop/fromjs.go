package loop

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/dop251/goja"
)

// fromJS is the default of Options.FromJS.
func fromJS(rt *goja.Runtime, v goja.Value) error {
	obj, ok := v.(*goja.Object)
	if !ok || obj.ClassName() != "Error" {
		return &Error{Message: fmt.Sprintf("thrown: %v", v)}
	}
	text := func(name string) string {
		if p := obj.Get(name); p != nil && !goja.IsUndefined(p) {
			return p.String()
		}
		return ""
	}
	e := &Error{Name: text("name"), Message: text("message"), Stack: cleanStack(text("stack"))}
	if goErr, ok := obj.Get("value").(*goja.Object); ok {
		e.Cause, _ = goErr.Export().(error)
	}
	return e
}

// programCounter is what goja puts behind a place: "spider.ts:3:5(17)".
var programCounter = regexp.MustCompile(`\(\d+\)(\)?)$`)

// cleanStack keeps the frames in the author's files, as formatStack writes
// them. Frames of native functions and of our own scripts have no file.
func cleanStack(stack string) string {
	var b strings.Builder
	for line := range strings.Lines(stack) {
		line = strings.TrimRight(line, "\n")
		if !strings.HasPrefix(line, "\tat ") || strings.Contains(line, "<eval>:") || strings.Contains(line, "native") {
			continue
		}
		b.WriteString(programCounter.ReplaceAllString(line, "$1"))
		b.WriteByte('\n')
	}
	return b.String()
}

// position returns the innermost place in a script.
func position(stack []goja.StackFrame) (file string, line, column int) {
	for i := range stack {
		if pos := stack[i].Position(); pos.Filename != "" {
			return pos.Filename, pos.Line, pos.Column
		}
	}
	return "", 0, 0
}

func formatStack(stack []goja.StackFrame) string {
	var b strings.Builder
	for i := range stack {
		if pos := stack[i].Position(); pos.Filename != "" {
			fmt.Fprintf(&b, "\tat %s (%s)\n", stack[i].FuncName(), pos)
		}
	}
	return b.String()
}
