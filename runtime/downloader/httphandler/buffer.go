package httphandler

import (
	"bytes"
	"io"
	"slices"
	"sync"
)

const (
	// maxPresize is the longest announced body that gets its memory at once: what a
	// server announces is not yet there.
	maxPresize = 1 << 20
	// firstSize is the room of a buffer for a body of unknown length.
	firstSize = 32 << 10
	// maxPooled is the largest buffer kept for the next body.
	maxPooled = 1 << 20
)

// buffer collects a body. One of known length is read into its own memory; one of
// unknown length into a shared buffer, from which it is copied in its true size.
type buffer struct {
	bytes []byte
	pool  *sync.Pool // where a shared one goes back to
}

func (h *Handler) newBuffer(length int64) *buffer {
	if 0 < length && length <= maxPresize {
		// One byte more, so that the end is seen without growing.
		return &buffer{bytes: make([]byte, 0, length+1)}
	}
	b := &buffer{pool: &h.buffers}
	if old, ok := h.buffers.Get().(*[]byte); ok {
		b.bytes = (*old)[:0]
	} else {
		b.bytes = make([]byte, 0, firstSize)
	}
	return b
}

// readFrom reads once and returns what came.
func (b *buffer) readFrom(r io.Reader) ([]byte, error) {
	if len(b.bytes) == cap(b.bytes) {
		b.bytes = slices.Grow(b.bytes, len(b.bytes))
	}
	start := len(b.bytes)
	n, err := r.Read(b.bytes[start:cap(b.bytes)])
	b.bytes = b.bytes[:start+n]
	return b.bytes[start:], err
}

// take returns the body, which is the caller's from now on.
func (b *buffer) take() []byte {
	if b.pool == nil || cap(b.bytes) > maxPooled {
		b.pool = nil
		return b.bytes
	}
	return bytes.Clone(b.bytes)
}

// free keeps a shared buffer for the next body, unless it has grown too large.
func (b *buffer) free() {
	if b.pool != nil && cap(b.bytes) <= maxPooled {
		b.pool.Put(&b.bytes)
	}
}
