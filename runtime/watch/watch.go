// Package watch tells when the content of files changes. It watches their folders,
// because editors save by renaming; it waits until a burst of changes is over; and it
// compares contents, so that a file that was only touched counts for nothing.
package watch

import (
	"crypto/sha256"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Options say how to watch. The zero value works.
type Options struct {
	// Quiet is how long nothing must happen before a burst of changes is over; 0 is 100 ms.
	// A burst that does not end counts as over after ten times that.
	Quiet time.Duration
	// Poll is how often files are looked at without waiting for the system to tell, for
	// network folders and containers that don't; 0 is never.
	Poll time.Duration
}

// Watcher watches a set of files.
type Watcher struct {
	opts    Options
	events  *fsnotify.Watcher
	changes chan []string
	done    chan struct{}
	running sync.WaitGroup

	mu      sync.Mutex
	seen    map[string]state
	folders map[string]bool
}

// state is what a file looked like; the zero value is a file that isn't there.
type state struct {
	size     int64
	modified time.Time
	content  [sha256.Size]byte
}

// New returns a watcher of no files; Set names them. Its error is that of the system,
// which may have no watches left.
func New(opts Options) (*Watcher, error) {
	if opts.Quiet <= 0 {
		opts.Quiet = 100 * time.Millisecond
	}
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &Watcher{
		opts: opts, events: events, changes: make(chan []string), done: make(chan struct{}),
		seen: map[string]state{}, folders: map[string]bool{},
	}
	w.running.Go(w.run)
	return w, nil
}

// Set says which files count from now on: new ones as they are now, the others as they
// were when they were last looked at, so that no change gets lost. A file that doesn't exist
// counts when it comes into being, if its folder exists. The errors are of folders that
// can't be watched: files in these are seen only by polling.
func (w *Watcher) Set(files []string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	seen := make(map[string]state, len(files))
	folders := map[string]bool{}
	for _, file := range files {
		before, known := w.seen[file]
		if !known {
			before = look(file, state{})
		}
		seen[file] = before
		folders[filepath.Dir(file)] = true
	}
	var errs []error
	for folder := range folders {
		if !w.folders[folder] {
			if err := w.events.Add(folder); err != nil {
				errs = append(errs, err)
				delete(folders, folder)
			}
		}
	}
	for folder := range w.folders {
		if !folders[folder] {
			_ = w.events.Remove(folder) // it may be gone, which is as good
		}
	}
	w.seen, w.folders = seen, folders
	return errors.Join(errs...)
}

// Changes gives, after each burst, the files whose content is another, sorted. Changes
// that nobody has received yet join the next ones.
func (w *Watcher) Changes() <-chan []string { return w.changes }

// Close ends the watching and closes the channel of Changes.
func (w *Watcher) Close() error {
	close(w.done)
	w.running.Wait()
	close(w.changes)
	return w.events.Close()
}

func (w *Watcher) run() {
	b := burst{timer: time.NewTimer(w.opts.Quiet), quiet: w.opts.Quiet}
	b.timer.Stop()
	var poll <-chan time.Time
	if w.opts.Poll > 0 {
		ticker := time.NewTicker(w.opts.Poll)
		defer ticker.Stop()
		poll = ticker.C
	}
	var changed []string
	for {
		var out chan<- []string
		if len(changed) > 0 {
			out = w.changes
		}
		select {
		case <-w.done:
			return
		case <-w.events.Events:
			b.goesOn()
		case <-w.events.Errors: // events were lost: look
			b.goesOn()
		case <-b.timer.C:
			b.began = time.Time{}
			changed = merge(changed, w.look())
		case <-poll:
			changed = merge(changed, w.look())
		case out <- changed:
			changed = nil
		}
	}
}

// burst is a series of changes. Its timer fires when it is over.
type burst struct {
	timer *time.Timer
	quiet time.Duration
	began time.Time // zero when there is none
}

// goesOn notes a change.
func (b *burst) goesOn() {
	now := time.Now()
	if b.began.IsZero() {
		b.began = now
	}
	b.timer.Reset(min(b.quiet, b.began.Add(10*b.quiet).Sub(now)))
}

// look returns the files that are not what they were.
func (w *Watcher) look() (changed []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for file, before := range w.seen {
		now := look(file, before)
		if now.content != before.content {
			changed = append(changed, file)
		}
		w.seen[file] = now
	}
	return changed
}

func merge(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

// look reads a file only if its size or time is not as before.
func look(path string, before state) state {
	info, err := os.Stat(path)
	if err != nil {
		return state{}
	}
	now := state{size: info.Size(), modified: info.ModTime()}
	if now.size == before.size && now.modified.Equal(before.modified) {
		return before
	}
	f, err := os.Open(path)
	if err != nil {
		return state{}
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return state{}
	}
	h.Sum(now.content[:0])
	return now
}
