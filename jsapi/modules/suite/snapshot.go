package suite

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dop251/goja"
)

// SnapshotMode says what may be written to a snapshot file.
type SnapshotMode int

// WriteNew is the mode of a person at work, NoWrite that of a machine that checks, and
// UpdateAll accepts every value as it is now.
const (
	WriteNew SnapshotMode = iota
	NoWrite
	UpdateAll
)

// Snapshots are the stored values of one test file.
type Snapshots struct {
	path   string
	mode   SnapshotMode
	stored map[string]string
	used   map[string]bool
	counts map[string]int // how many a test has asked for under one hint
	tally  Tally
}

// Tally counts what became of snapshots.
type Tally struct {
	Matched, Written, Updated int
	Obsolete                  []string // that no test asked for; sorted
	Removed                   int      // obsolete ones, by UpdateAll
}

// OpenSnapshots reads the snapshot file of a test file, if there is one.
func OpenSnapshots(testFile string, mode SnapshotMode) (*Snapshots, error) {
	dir, name := filepath.Split(testFile)
	s := &Snapshots{
		path: filepath.Join(dir, "__snapshots__", name+".snap"), mode: mode,
		stored: map[string]string{}, used: map[string]bool{}, counts: map[string]int{},
	}
	source, err := os.ReadFile(s.path)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return nil, err
	}
	if s.stored, err = readSnapshots(string(source)); err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	return s, nil
}

// matchSnapshot is native.snapshot(hint, text): what is stored if it is something else,
// null if it is the same, and undefined if nothing is stored nor may be.
func (s *Suite) matchSnapshot(c goja.FunctionCall) goja.Value {
	t, ok := s.loop.Origin().(*Test)
	if !ok {
		panic(s.rt.NewTypeError("toMatchSnapshot() works only inside of a test: its name is that of the snapshot"))
	}
	stored, outcome := s.opts.Snapshots.match(t.FullName(), text(c.Argument(0)), c.Argument(1).String())
	switch outcome {
	case differs:
		return s.rt.ToValue(stored)
	case refused:
		return goja.Undefined()
	}
	return goja.Null()
}

type outcome int

const (
	matches outcome = iota
	differs
	refused
)

func (s *Snapshots) match(test, hint, text string) (stored string, o outcome) {
	key := test
	if hint != "" {
		key += ": " + hint
	}
	s.counts[key]++
	key = fmt.Sprintf("%s %d", key, s.counts[key])
	s.used[key] = true
	stored, known := s.stored[key]
	switch {
	case known && stored == text:
		s.tally.Matched++
		return "", matches
	case !known && s.mode == NoWrite:
		return "", refused
	case known && s.mode != UpdateAll:
		return stored, differs
	case known:
		s.tally.Updated++
	default:
		s.tally.Written++
	}
	s.stored[key] = text
	return "", matches
}

// keep spares what is stored for a test that did not run, or not to its end.
func (s *Snapshots) keep(test string) {
	for key := range s.stored {
		if strings.HasPrefix(key, test+" ") || strings.HasPrefix(key, test+": ") {
			s.used[key] = true
		}
	}
}

// save writes what is new, and counts all.
func (s *Snapshots) save() (Tally, error) {
	for _, key := range slices.Sorted(maps.Keys(s.stored)) {
		if !s.used[key] {
			s.tally.Obsolete = append(s.tally.Obsolete, key)
		}
	}
	if s.mode == UpdateAll {
		for _, key := range s.tally.Obsolete {
			delete(s.stored, key)
		}
		s.tally.Removed, s.tally.Obsolete = len(s.tally.Obsolete), nil
	}
	if s.tally.Written+s.tally.Updated+s.tally.Removed == 0 {
		return s.tally, nil
	}
	return s.tally, s.write()
}

// write replaces the file as a whole, so that it is never half there.
func (s *Snapshots) write() error {
	if len(s.stored) == 0 {
		return os.Remove(s.path)
	}
	if err := os.MkdirAll(filepath.Dir(s.path), 0o755); err != nil {
		return err
	}
	draft := s.path + ".new"
	if err := os.WriteFile(draft, []byte(printSnapshots(s.stored)), 0o644); err != nil {
		return err
	}
	return os.Rename(draft, s.path)
}
