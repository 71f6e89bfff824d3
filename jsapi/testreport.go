package jsapi

import "github.com/gojscrape/gojscrape/jsapi/modules/suite"

// What RunTests reports, in the words of package suite.
type (
	TestReport   = suite.Report
	TestCase     = suite.Test
	TestFailure  = suite.Failure
	TestPlace    = suite.Place
	TestTally    = suite.Tally
	TestDiffLine = suite.DiffLine
)

// How a test ended.
const (
	TestSkipped = suite.Skipped
	TestPassed  = suite.Passed
	TestFailed  = suite.Failed
	TestTodo    = suite.Todo
)

// What a run may write to snapshot files.
const (
	SnapshotsWriteNew  = suite.WriteNew
	SnapshotsNoWrite   = suite.NoWrite
	SnapshotsUpdateAll = suite.UpdateAll
)

// TestDiff compares what a test expected with what it received, line by line.
func TestDiff(expected, received string) []TestDiffLine { return suite.Diff(expected, received) }

// Where a line of TestDiff is found.
const (
	DiffSame    = suite.Same
	DiffRemoved = suite.Removed
	DiffAdded   = suite.Added
)
