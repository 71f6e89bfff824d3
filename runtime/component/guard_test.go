package component_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/component"
)

func TestGuardTurnsAPanicIntoAnErrorWithItsStack(t *testing.T) {
	err := component.Guard(func() error { panic("oops") })
	if err == nil || !strings.HasPrefix(err.Error(), "panic: oops\n") || !strings.Contains(err.Error(), "guard_test.go") {
		t.Errorf("got %v", err)
	}
}

func TestGuardReturnsWhatTheFunctionReturns(t *testing.T) {
	for _, want := range []error{nil, errors.New("no")} {
		if err := component.Guard(func() error { return want }); err != want {
			t.Errorf("got %v, want %v", err, want)
		}
	}
}
