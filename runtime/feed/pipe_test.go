//go:build unix

package feed_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestPipeIsOpenedOnce lets a program read a feed from a named pipe.
func TestPipeIsOpenedOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip(err)
	}
	r := newRun(t, options(path, options("format", "jl"))).open()
	read := make(chan string)
	go func() {
		data, _ := os.ReadFile(path)
		read <- string(data)
	}()
	r.scrape(item(1)).close()
	if got := <-read; got != "{\"n\": 1}\n" {
		t.Errorf("read %q", got)
	}
}
