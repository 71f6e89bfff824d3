package suite

import (
	"strings"
	"time"

	"github.com/dop251/goja"
)

// block is what a describe holds; the file itself is one without a name.
type block struct {
	name     string
	mode     string
	parent   *block
	children []any // *Test or *block, in the order of the file
	hooks    map[string][]hook
}

// hook is a function of beforeEach and its kin.
type hook struct {
	fn      goja.Callable
	timeout time.Duration
}

// The modes of a test or describe.
const (
	modeOnly = "only"
	modeSkip = "skip"
	modeTodo = "todo"
)

// declareTest is native.test(name, fn, mode, milliseconds).
func (s *Suite) declareTest(c goja.FunctionCall) goja.Value {
	s.mustDeclare("test")
	t := &Test{name: c.Argument(0).String(), mode: modeOf(c.Argument(2)), block: s.open, At: s.caller()}
	t.fn, _ = goja.AssertFunction(c.Argument(1))
	t.timeout = s.timeout(c.Argument(3))
	s.open.children = append(s.open.children, t)
	return goja.Undefined()
}

// declareBlock is native.describe(name, fn, mode): fn declares what is in it.
func (s *Suite) declareBlock(c goja.FunctionCall) goja.Value {
	s.mustDeclare("describe")
	b := &block{name: c.Argument(0).String(), mode: modeOf(c.Argument(2)), parent: s.open}
	s.open.children = append(s.open.children, b)
	s.open = b
	defer func() { s.open = b.parent }()
	fn, _ := goja.AssertFunction(c.Argument(1))
	v, err := fn(goja.Undefined())
	if err != nil {
		panic(err)
	}
	if _, isPromise := v.Export().(*goja.Promise); isPromise {
		panic(s.rt.NewTypeError("the function of describe(%q) must not be async: it declares tests, and those may be", b.name))
	}
	return goja.Undefined()
}

// declareHook is native.hook(kind, fn, milliseconds).
func (s *Suite) declareHook(c goja.FunctionCall) goja.Value {
	kind := c.Argument(0).String()
	s.mustDeclare(kind)
	fn, _ := goja.AssertFunction(c.Argument(1))
	if s.open.hooks == nil {
		s.open.hooks = map[string][]hook{}
	}
	s.open.hooks[kind] = append(s.open.hooks[kind], hook{fn, s.timeout(c.Argument(2))})
	return goja.Undefined()
}

func (s *Suite) mustDeclare(what string) {
	if s.running {
		panic(s.rt.NewTypeError("%s() is called while tests run: tests are declared at the top of the file or in describe", what))
	}
}

func (s *Suite) timeout(milliseconds goja.Value) time.Duration {
	if goja.IsUndefined(milliseconds) {
		return s.opts.Timeout
	}
	return time.Duration(milliseconds.ToFloat() * float64(time.Millisecond))
}

func modeOf(v goja.Value) string {
	if goja.IsUndefined(v) {
		return ""
	}
	return v.String()
}

// caller is the place in the author's files that called into this package.
func (s *Suite) caller() Place {
	for _, frame := range s.rt.CaptureCallStack(0, nil) {
		if at := frame.Position(); at.Filename != "" && !strings.Contains(at.Filename, ":") && !strings.HasPrefix(at.Filename, "<") {
			return Place{at.Filename, at.Line, at.Column}
		}
	}
	return Place{}
}

// names are those of the blocks around, outermost first, and name.
func (b *block) names(name string) []string {
	var list []string
	if b.parent != nil {
		list = b.parent.names(b.name)
	}
	return append(list, name)
}

// contains says whether some test below is of a mode.
func (b *block) contains(mode string) bool {
	for _, child := range b.children {
		switch child := child.(type) {
		case *Test:
			if child.mode == mode {
				return true
			}
		case *block:
			if child.mode == mode || child.contains(mode) {
				return true
			}
		}
	}
	return false
}
