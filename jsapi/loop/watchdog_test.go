package loop_test

import (
	"errors"
	"testing"
	"time"

	"github.com/gojscrape/gojscrape/jsapi/loop"
)

// The first turn sets the timer to an hour.
func TestALowerCPULimitCountsAtOnce(t *testing.T) {
	l := start(t, loop.Options{CPULimit: time.Hour})
	if _, err := run(t.Context(), l, `1`); err != nil {
		t.Fatal(err)
	}
	l.SetCPULimit(20 * time.Millisecond)
	_, err := run(t.Context(), l, `for (;;);`)
	if stopped, ok := errors.AsType[*loop.Interrupted](err); !ok || stopped.Limit != 20*time.Millisecond {
		t.Errorf("error %v, want that of the lower limit", err)
	}
}
