package watch_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/runtime/watch"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// folder is a folder with the files a.js and b.js and a watcher of both.
func folder(t *testing.T, opts watch.Options) (dir string, w *watch.Watcher) {
	t.Helper()
	dir = t.TempDir()
	w, err := watch.New(opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	write(t, dir, "a.js", "one")
	write(t, dir, "b.js", "one")
	if err := w.Set([]string{filepath.Join(dir, "a.js"), filepath.Join(dir, "b.js"), filepath.Join(dir, "later.js")}); err != nil {
		t.Fatal(err)
	}
	return dir, w
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// expect waits until all names have changed, in one burst or several.
func expect(t *testing.T, dir string, w *watch.Watcher, names ...string) {
	t.Helper()
	var got []string
	for len(got) < len(names) {
		select {
		case files := <-w.Changes():
			for _, file := range files {
				name, err := filepath.Rel(dir, file)
				if err != nil {
					t.Fatal(err)
				}
				if !slices.Contains(names, name) {
					t.Fatalf("%s changed, want only %v", name, names)
				}
				got = append(got, name)
			}
		case <-time.After(time.Minute):
			t.Fatalf("only %v changed, want %v", got, names)
		}
	}
}

func TestChanges(t *testing.T) {
	dir, w := folder(t, watch.Options{})
	write(t, dir, "a.js", "two")
	expect(t, dir, w, "a.js")

	write(t, dir, "unrelated.js", "x")
	write(t, dir, "b.js", "one") // touched: the content is as before
	write(t, dir, "later.js", "x")
	expect(t, dir, w, "later.js")

	write(t, dir, "new", "three") // as editors save
	if err := os.Rename(filepath.Join(dir, "new"), filepath.Join(dir, "a.js")); err != nil {
		t.Fatal(err)
	}
	expect(t, dir, w, "a.js")

	if err := os.Remove(filepath.Join(dir, "b.js")); err != nil {
		t.Fatal(err)
	}
	expect(t, dir, w, "b.js")
	write(t, dir, "b.js", "one")
	expect(t, dir, w, "b.js")
}

// One report for a hundred writes would be the rule, but a busy machine may pause between two.
func TestBurstOfChanges(t *testing.T) {
	dir, w := folder(t, watch.Options{Quiet: 500 * time.Millisecond})
	go func() {
		for i := range 50 {
			write(t, dir, "a.js", string(rune('a'+i)))
			write(t, dir, "b.js", string(rune('a'+i)))
		}
		write(t, dir, "later.js", "the end")
	}()
	reports := 0
	for files := range w.Changes() {
		reports++
		if slices.Contains(files, filepath.Join(dir, "later.js")) {
			break
		}
	}
	if reports > 20 {
		t.Errorf("a burst of 101 writes was reported %d times", reports)
	}
}

func TestSetForgetsOtherFiles(t *testing.T) {
	dir, w := folder(t, watch.Options{Poll: 10 * time.Millisecond})
	other := t.TempDir()
	write(t, other, "c.js", "one")
	if err := w.Set([]string{filepath.Join(other, "c.js")}); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "a.js", "two")
	write(t, other, "c.js", "changed")
	expect(t, other, w, "c.js")
}

func TestAnEndlessBurstIsNotWaitedFor(t *testing.T) {
	file := filepath.Join(t.TempDir(), "spider.js")
	w, err := watch.New(watch.Options{Quiet: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := w.Set([]string{file}); err != nil {
		t.Fatal(err)
	}
	for n := range 10000 {
		if err := os.WriteFile(file, fmt.Appendf(nil, "%d", n), 0o600); err != nil {
			t.Fatal(err)
		}
		select {
		case <-w.Changes():
			return
		case <-time.After(5 * time.Millisecond):
		}
	}
	t.Error("saves that never pause were never reported")
}

func TestSetLosesNoChange(t *testing.T) {
	dir := t.TempDir()
	file, other := filepath.Join(dir, "spider.js"), filepath.Join(dir, "helper.js")
	w, err := watch.New(watch.Options{Quiet: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := w.Set([]string{file}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("new"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := w.Set([]string{file, other}); err != nil {
		t.Fatal(err)
	}
	select {
	case changed := <-w.Changes():
		if len(changed) != 1 || changed[0] != file {
			t.Errorf("got %q", changed)
		}
	case <-time.After(10 * time.Second):
		t.Error("the change was lost")
	}
}
