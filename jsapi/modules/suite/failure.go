package suite

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/loop"
)

// Failure is why a test failed.
type Failure struct {
	Message string
	Place   Place  // that the author should look at
	Stack   string // the frames of the author's files, a line each; "" for what expect says

	// Expected and Received are two values to be compared line by line; both are empty
	// when there is nothing to compare.
	Expected, Received string
}

// assertion is what expect throws: the error of the script, and the two values.
type assertion struct {
	err                error
	expected, received string
}

func (a *assertion) Error() string { return a.err.Error() }
func (a *assertion) Unwrap() error { return a.err }

// FromJS makes of loop.Options.FromJS one that keeps what expect says of a failure.
func FromJS(next func(*goja.Runtime, goja.Value) error) func(*goja.Runtime, goja.Value) error {
	return func(rt *goja.Runtime, thrown goja.Value) error {
		err := next(rt, thrown)
		o, ok := thrown.(*goja.Object)
		if !ok {
			return err
		}
		// A thrown Proxy may throw when it is asked.
		_ = rt.Try(func() {
			if c, ok := o.Get("constructor").(*goja.Object); !ok || c.Get("isExpectation") == nil {
				return
			}
			err = &assertion{err, text(o.Get("expected")), text(o.Get("received"))}
		})
		return err
	}
}

func text(v goja.Value) string {
	if v == nil || goja.IsUndefined(v) {
		return ""
	}
	return v.String()
}

// unsettled ends a test whose promise stays pending.
type unsettled struct{ limit time.Duration }

func (e *unsettled) Error() string {
	return fmt.Sprintf("the test did not end within %s: what it waits for is still pending", e.limit)
}

// newFailure explains err to the author; what, if not empty, says how it came up, and
// declared is where the test is.
func newFailure(err error, what string, declared Place) *Failure {
	f := &Failure{Message: err.Error(), Place: declared}
	a, said := errors.AsType[*assertion](err)
	if said {
		f.Expected, f.Received = a.expected, a.received
	}
	var (
		thrown  *convert.ScriptError
		endless *loop.Interrupted
		deep    *loop.StackOverflow
	)
	switch {
	case errors.As(err, &endless) && endless.Limit > 0:
		f.Message = fmt.Sprintf("JavaScript ran for %s without a pause and was stopped: is this loop endless?", endless.Limit)
		f.at(Place{endless.File, endless.Line, endless.Column})
	case errors.As(err, &deep):
		f.Message = "JavaScript called itself too many times: is this recursion endless?"
		f.at(Place{deep.File, deep.Line, deep.Column})
	case errors.As(err, &thrown):
		f.takeError(thrown, said)
	}
	if what != "" {
		f.Message = what + ": " + f.Message
	}
	return f
}

// takeError splits what a script threw into its message, its place and its stack. What
// expect said needs no stack.
func (f *Failure) takeError(thrown *convert.ScriptError, said bool) {
	frames := strings.Split(thrown.Stack, "\n")
	for _, frame := range frames {
		if at, ok := placeOf(frame); ok {
			f.at(at)
			break
		}
	}
	if said {
		f.Message = thrown.Message
		return
	}
	head, rest, found := strings.Cut(thrown.Error(), "\n"+thrown.Stack)
	if !found {
		head, rest = thrown.Error(), ""
	}
	f.Message = head
	// A single frame says no more than the place does.
	if len(frames) > 1 || rest != "" {
		f.Stack = strings.Trim(thrown.Stack+rest, "\n")
	}
}

// at moves the failure to a place that is the author's.
func (f *Failure) at(place Place) {
	if place.File != "" && !strings.HasPrefix(place.File, "gojscrape:") {
		f.Place = place
	}
}

var frameEnd = regexp.MustCompile(`(?:\(|at )([^()]+):(\d+):(\d+)\)?$`)

// placeOf is the place that a frame of a stack names.
func placeOf(frame string) (Place, bool) {
	m := frameEnd.FindStringSubmatch(frame)
	if m == nil {
		return Place{}, false
	}
	line, _ := strconv.Atoi(m[2])
	column, _ := strconv.Atoi(m[3])
	return Place{m[1], line, column}, true
}
