package convert

import (
	_ "embed"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

//go:embed errors.js
var errorsJS string

// ScriptError is an exception of a script as Go sees it. errors.As finds through it the
// control error that its class stands for, the Go error it was made from, and its cause,
// unless that one steers a crawl: an error about a DropItem drops nothing.
type ScriptError struct {
	Name    string // the class: "TypeError", "DropItem", a name of the author's
	Message string
	Stack   string // the frames of the author's files, a line each
	Code    string // the lines around the place, if Errors.Code gives them
	Cause   error
	Errors  []error // of an AggregateError; at most maxCauses

	control error
	rt      *goja.Runtime
	value   goja.Value
}

func (e *ScriptError) Error() string {
	text := e.Name
	if e.Message != "" {
		text += ": " + e.Message
	}
	if e.Code != "" {
		text += "\n" + e.Code
	}
	if e.Stack != "" {
		text += "\n" + e.Stack
	}
	if cause, ok := errors.AsType[*ScriptError](e.Cause); ok {
		text += "\nCaused by: " + cause.Error()
	}
	for i, inner := range e.Errors {
		text += fmt.Sprintf("\nIts error %d: %s", i+1, inner)
	}
	return text
}

// ErrorName is the class of the exception.
func (e *ScriptError) ErrorName() string { return e.Name }

func (e *ScriptError) Unwrap() []error {
	var list []error
	if e.control != nil {
		list = append(list, e.control)
	}
	if cause, ok := e.Cause.(*ScriptError); ok && !steers(cause.control) {
		list = append(list, cause)
	}
	return list
}

// steers says that an error is more than a failure to whoever gets it.
func steers(err error) bool {
	named, _ := errors.AsType[crawl.Named](err)
	switch named.(type) {
	case *crawl.NotConfigured, *crawl.IgnoreRequest, *crawl.DontCloseSpider, *crawl.CloseSpider,
		*crawl.StopDownload, *crawl.DropItem, *crawl.HttpError:
		return true
	}
	return false
}

// Errors translates errors for one runtime. The classes are those of crawl.Controls.
type Errors struct {
	rt      *goja.Runtime
	base    *goja.Object // the intrinsic Error
	origin  *goja.Symbol // property of an exception made from a Go error
	classes map[string]*goja.Object

	// Code shows the lines around the place where a stack begins; nil: errors show none.
	Code func(stack string) string

	// Response and ToResponse translate the response of an HttpError.
	Response   func(*crawl.Response) goja.Value
	ToResponse func(goja.Value) (*crawl.Response, bool)
}

// goError holds a Go error inside an exception.
type goError struct {
	err error
}

// NewErrors declares the error classes in a runtime.
func NewErrors(rt *goja.Runtime) (*Errors, error) {
	e := &Errors{rt: rt, base: rt.Get("Error").ToObject(rt), origin: goja.NewSymbol("error of Go"), classes: map[string]*goja.Object{}}
	v, err := rt.RunScript("gojscrape:errors", errorsJS)
	if err != nil {
		return nil, err
	}
	list := v.ToObject(rt)
	for _, name := range list.Keys() {
		e.classes[name] = list.Get(name).ToObject(rt)
	}
	for _, c := range crawl.Controls {
		if e.classes[c.ErrorName()] == nil {
			return nil, fmt.Errorf("no JavaScript class for %s", c.ErrorName())
		}
	}
	return e, nil
}

// Classes are the error classes by name.
func (e *Errors) Classes() map[string]*goja.Object { return e.classes }

// FromJS is what was thrown, as a Go error. Anything can be thrown, and looking at it
// can throw again: it never fails.
func (e *Errors) FromJS(_ *goja.Runtime, thrown goja.Value) error {
	return e.fromJS(thrown, 0)
}

const (
	// maxCauses bounds a chain of causes, which may be a circle.
	maxCauses = 8
	// maxNested bounds how deep the errors of an error are read.
	maxNested = 2
)

func (e *Errors) fromJS(thrown goja.Value, depth int) *ScriptError {
	s := &ScriptError{Name: "Error", rt: e.rt, value: thrown}
	if o, ok := thrown.(*goja.Object); ok {
		e.read(s, o, depth)
	} else {
		s.Message = "thrown value: " + display(thrown)
	}
	if depth == 0 && e.Code != nil {
		s.Code = e.Code(s.Stack)
	}
	return s
}

// read takes what can be read of an exception, each part for itself.
func (e *Errors) read(s *ScriptError, o *goja.Object, depth int) {
	message := "the thrown object can't be read"
	for _, part := range []func(){
		func() { s.Name = className(o) },
		func() { s.control = e.controlOf(o) },
		func() { message = messageOf(o, s.Name) },
		func() { s.Stack = Frames(str(o.Get("stack"))) },
		func() {
			if cause := o.Get("cause"); depth < maxCauses && isGiven(cause) {
				s.Cause = e.fromJS(cause, depth+1)
			}
		},
		func() {
			if list, ok := o.Get("errors").(*goja.Object); ok && depth < maxNested && s.Name == "AggregateError" {
				for i := range min(list.Get("length").ToInteger(), maxCauses) {
					s.Errors = append(s.Errors, e.fromJS(list.Get(strconv.FormatInt(i, 10)), depth+1))
				}
			}
		},
	} {
		// What a part throws leaves it as it was.
		_ = e.rt.Try(part)
	}
	s.Message = message
}

// messageOf is the message of an exception, or the exception itself when it is no Error.
// goja begins those of its parser with their class.
func messageOf(o *goja.Object, name string) string {
	message := strings.TrimPrefix(str(o.Get("message")), name+": ")
	if message == "" && o.ClassName() != "Error" {
		return "thrown value: " + o.String()
	}
	return message
}

// className is the name of an exception: its own name property, else that of its class.
func className(o *goja.Object) string {
	if o.ClassName() == "Function" {
		return "Error"
	}
	if slices.Contains(o.GetOwnPropertyNames(), "name") {
		return or(str(o.Get("name")), "Error")
	}
	if c, ok := o.Get("constructor").(*goja.Object); ok && o.ClassName() != "Object" {
		return or(str(c.Get("name")), "Error")
	}
	return or(str(o.Get("name")), "Error")
}

// controlOf is the Go error that an exception was made from, or the control error that
// its class stands for.
func (e *Errors) controlOf(o *goja.Object) error {
	if held, ok := exported[*goError](o.GetSymbol(e.origin)); ok {
		return held.err
	}
	for p := o.Prototype(); p != nil; p = p.Prototype() {
		for name, class := range e.classes {
			if class.Get("prototype") == p {
				return e.newControl(name, o)
			}
		}
	}
	return nil
}

func (e *Errors) newControl(name string, o *goja.Object) error {
	message := str(o.Get("message"))
	switch name {
	case "DropItem":
		return &crawl.DropItem{Message: message, LogLevel: str(Get(o, "log_level"))}
	case "CloseSpider":
		return &crawl.CloseSpider{Reason: str(o.Get("reason"))}
	case "IgnoreRequest":
		return &crawl.IgnoreRequest{Message: message}
	case "DontCloseSpider":
		return &crawl.DontCloseSpider{}
	case "StopDownload":
		return &crawl.StopDownload{Fail: truth(o.Get("fail"))}
	case "NotConfigured":
		return &crawl.NotConfigured{Message: message}
	case "NotSupported":
		return &crawl.NotSupported{Message: message}
	case "UsageError":
		return &crawl.UsageError{Message: message}
	case "HttpError":
		if resp, ok := e.ToResponse(o.Get("response")); ok {
			return &crawl.HttpError{Response: resp}
		}
	}
	return nil
}

// ToJS is a Go error as an exception. One that came from this runtime is thrown again
// as the very object it was.
func (e *Errors) ToJS(_ *goja.Runtime, err error) goja.Value {
	if s, ok := errors.AsType[*ScriptError](err); ok && s.rt == e.rt && s.value != nil {
		return s.value
	}
	// Made by Error itself, which notes the call stack, and then given its class.
	o, failed := e.rt.New(e.base, e.rt.ToValue(err.Error()))
	if failed != nil {
		panic(failed)
	}
	if c := e.classes[crawl.ErrorName(err)]; c != nil {
		if failed := o.SetPrototype(c.Get("prototype").ToObject(e.rt)); failed != nil {
			panic(failed)
		}
	}
	for name, v := range e.members(err) {
		if failed := o.DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE); failed != nil {
			panic(failed)
		}
	}
	box := e.rt.NewDynamicObject(&Box[*goError]{&goError{err}})
	if failed := o.DefineDataPropertySymbol(e.origin, box, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE); failed != nil {
		panic(failed)
	}
	return o
}

// members are the properties that the class of an error has beside its message.
func (e *Errors) members(err error) map[string]goja.Value {
	if closing, ok := errors.AsType[*crawl.CloseSpider](err); ok {
		return map[string]goja.Value{"reason": e.rt.ToValue(closing.Error())}
	}
	if drop, ok := errors.AsType[*crawl.DropItem](err); ok && drop.LogLevel != "" {
		return map[string]goja.Value{"logLevel": e.rt.ToValue(drop.LogLevel)}
	}
	if stop, ok := errors.AsType[*crawl.StopDownload](err); ok {
		return map[string]goja.Value{"fail": e.rt.ToValue(stop.Fail), "response": e.Response(stop.Response)}
	}
	if refused, ok := errors.AsType[*crawl.HttpError](err); ok {
		return map[string]goja.Value{"response": e.Response(refused.Response)}
	}
	return nil
}

// Throw ends a native function with err as exception.
func (e *Errors) Throw(err error) {
	panic(e.ToJS(e.rt, err))
}

// Frames keeps of a stack the lines that lie in the author's files.
func Frames(stack string) string {
	var keep []string
	for line := range strings.SplitSeq(stack, "\n") {
		line = strings.TrimRight(line, "\r")
		if strings.HasPrefix(strings.TrimSpace(line), "at ") && !internal(line) {
			keep = append(keep, "    "+unnamed(position.ReplaceAllString(strings.TrimSpace(line), "$1$2")))
		}
	}
	return strings.Join(keep, "\n")
}

// position is the end of a frame: goja adds the place in its bytecode.
var position = regexp.MustCompile(`(:\d+:\d+)\(\d+\)(\)?)$`)

// unnamed takes the name off the frame of a file's top level: goja names it as the file.
func unnamed(frame string) string {
	name, at, ok := strings.Cut(strings.TrimPrefix(frame, "at "), " (")
	if !ok || !strings.HasPrefix(at, name+":") {
		return frame
	}
	return "at " + strings.TrimSuffix(at, ")")
}

func internal(frame string) bool {
	for _, mark := range []string{"(native)", "gojscrape:", "<eval>"} {
		if strings.Contains(frame, mark) {
			return true
		}
	}
	return false
}

func or(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}

func truth(v goja.Value) bool { return v != nil && v.ToBoolean() }

func isGiven(v goja.Value) bool { return v != nil && !goja.IsUndefined(v) && !goja.IsNull(v) }

// str is a value as text, "" for none.
func str(v goja.Value) string {
	if !isGiven(v) {
		return ""
	}
	return v.String()
}

// display is a primitive value for a message.
func display(v goja.Value) string {
	switch v := v.(type) {
	case nil:
		return "undefined"
	case *goja.Symbol:
		return "Symbol(" + v.String() + ")"
	}
	return v.String()
}
