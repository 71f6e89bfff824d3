package component

import (
	"fmt"
	"runtime/debug"
)

// Guard runs the code of a component. A panic there is a bug of that component: it
// becomes an error with its stack, and fails what the component was working on instead
// of the whole process.
func Guard(fn func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return fn()
}
