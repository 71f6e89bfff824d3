package loop

import (
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/dop251/goja"
)

// ErrClosed is what waits on a closed loop end with.
var ErrClosed = errors.New("the event loop is closed")

// Error is what JavaScript threw.
type Error struct {
	Name    string // "TypeError", or "" if the value was no Error
	Message string
	Stack   string // frames in the author's files, one per line; may be empty
	Cause   error  // the Go error it stands for or was caused by
}

func (e *Error) Error() string {
	if e.Name == "" {
		return e.Message
	}
	return e.Name + ": " + e.Message
}

func (e *Error) Unwrap() error { return e.Cause }

// Interrupted ends code that ran past the CPU limit, or that ran when a
// closing loop lost its patience.
type Interrupted struct {
	Limit  time.Duration // 0 when the loop was closed
	File   string
	Line   int
	Column int
	Stack  string
}

func (e *Interrupted) Error() string {
	what := fmt.Sprintf("JavaScript ran for %s without a pause and was stopped", e.Limit)
	if e.Limit == 0 {
		what = "JavaScript was stopped because its event loop closed"
	}
	if e.File == "" {
		return what
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, what)
}

// StackOverflow ends a recursion without end.
type StackOverflow struct {
	File   string
	Line   int
	Column int
}

func (e *StackOverflow) Error() string {
	return fmt.Sprintf("%s:%d:%d: JavaScript called itself more than %d times deep", e.File, e.Line, e.Column, maxCallStack)
}

// Panic is a Go panic in a function JavaScript called: a bug of the host.
type Panic struct {
	Value any
	Stack string
}

func (e *Panic) Error() string { return fmt.Sprintf("panic: %v\n%s", e.Value, e.Stack) }

// Unwrap returns the value of the panic if it was an error.
func (e *Panic) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}

// recovered turns the value of a panic into an error. Call it in the deferred function.
func (l *Loop) recovered(p any) error {
	if err, ok := p.(error); ok {
		if cut := l.cutOff(err); cut != nil {
			return cut
		}
	}
	return &Panic{Value: p, Stack: string(debug.Stack())}
}

// errorOf turns an error returned by goja into one that may leave the loop.
func (l *Loop) errorOf(err error) error {
	if err == nil {
		return nil
	}
	if cut := l.cutOff(err); cut != nil {
		return cut
	}
	if ex, ok := err.(*goja.Exception); ok {
		return l.opts.FromJS(l.rt, ex.Value())
	}
	return err
}

// cutOff returns the error for code that JavaScript's catch could not stop, else nil.
func (l *Loop) cutOff(err error) error {
	var stopped *goja.InterruptedError
	if errors.As(err, &stopped) {
		l.dog.reset()
		e := &Interrupted{Stack: formatStack(stopped.Stack())}
		e.Limit, _ = stopped.Value().(time.Duration)
		e.File, e.Line, e.Column = position(stopped.Stack())
		return e
	}
	var overflow *goja.StackOverflowError
	if errors.As(err, &overflow) {
		e := &StackOverflow{}
		e.File, e.Line, e.Column = position(overflow.Stack())
		return e
	}
	return nil
}

// ErrorName is the class that a script, a stats key or a log line knows the error by.
func (*Interrupted) ErrorName() string { return "InterruptedError" }

// ErrorName is the name that JavaScript engines give the error.
func (*StackOverflow) ErrorName() string { return "RangeError" }

// ErrorName is the class that a script, a stats key or a log line knows the error by.
func (*Pending) ErrorName() string { return "TimeoutError" }
