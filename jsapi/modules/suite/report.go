package suite

import (
	"strings"
	"time"

	"github.com/dop251/goja"
)

// Status is how a test ended.
type Status int

// The ways for a test to end. One that a filter, an only or a bail left out was skipped.
const (
	Skipped Status = iota
	Passed
	Failed
	Todo
)

// Test is a test and, after the run, how it ended.
type Test struct {
	Names    []string // of the blocks around it, outermost first, and its own
	At       Place    // where it is declared
	Status   Status
	Failures []*Failure
	Duration time.Duration

	name, mode string
	block      *block
	fn         goja.Callable
	timeout    time.Duration
	chosen     bool // it is to run; for Run only
}

// FullName is what filters and snapshots know the test by.
func (t *Test) FullName() string { return strings.Join(t.Names, " > ") }

// String names the test where its code is named as the origin of something.
func (t *Test) String() string { return t.FullName() }

// Place is a place in a file of the author. The file is as the loader names it: relative
// to the working directory.
type Place struct {
	File         string
	Line, Column int // from 1; 0 when unknown
}

// Report is how the tests of a file ended.
type Report struct {
	Tests     []*Test // in the order of the file
	Failures  []*Failure
	Snapshots Tally
}

// Count is how many tests ended in a way.
func (r *Report) Count(status Status) (n int) {
	for _, t := range r.Tests {
		if t.Status == status {
			n++
		}
	}
	return n
}

// Passed says that nothing failed.
func (r *Report) Passed() bool { return len(r.Failures) == 0 && r.Count(Failed) == 0 }
