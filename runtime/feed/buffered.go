package feed

import (
	"bufio"
	"errors"
	"io"
	"sync"
	"time"
)

// How much a feed may hold back: what is older or more is in the file already when the
// process is killed.
const (
	bufferSize = 64 << 10 // bytes
	bufferTime = time.Second
)

// buffered gathers writes and passes them on when there are enough of them, a second
// after the first, and on Close. It is safe for concurrent use.
type buffered struct {
	mu    sync.Mutex
	out   io.WriteCloser
	buf   *bufio.Writer
	timer *time.Timer // runs while something is held back, nil before the first write
}

func newBuffered(out io.WriteCloser) *buffered {
	return &buffered{out: out, buf: bufio.NewWriterSize(out, bufferSize)}
}

// Write fails when an earlier write has failed, be it behind its back.
func (b *buffered) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.buf.Buffered() == 0 {
		b.startTimer()
	}
	return b.buf.Write(p)
}

func (b *buffered) startTimer() {
	if b.timer == nil {
		b.timer = time.AfterFunc(bufferTime, b.flush)
		return
	}
	b.timer.Reset(bufferTime)
}

// flush leaves an error in the bufio.Writer, where the next Write or Close finds it.
func (b *buffered) flush() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.buf.Flush()
}

func (b *buffered) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.timer != nil {
		b.timer.Stop()
	}
	return errors.Join(b.buf.Flush(), b.out.Close())
}
