package database

import (
	"context"
	"math"
	"time"

	"github.com/gojscrape/gojscrape/jsapi/modules/sql/statement"
)

// So many rows that nobody wants are read, for so long, to keep a connection.
const (
	maxSkipped = 200
	maxSkip    = 100 * time.Millisecond
)

// Close stops reading. It may be called at any time, more than once.
func (c *Cursor) Close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.buffer = nil
	c.skip()
	c.close()
}

// skip reads what is left, if it is little. A driver reads all rows before it
// gives a connection back, be they millions: then the connection is better cut.
// Not so that of a transaction, and SQLite's gives up its rows at once.
func (c *Cursor) skip() {
	if c.rows == nil || c.line != nil || c.call.session.driver.dialect == statement.SQLite {
		return
	}
	late := time.AfterFunc(maxSkip, c.stop)
	defer late.Stop()
	for range maxSkipped {
		if !c.rows.Next() {
			return
		}
	}
	c.stop()
}

// close gives the connection back. Errors of closing are those of reading, which
// were told before, or of rows that nobody wants.
func (c *Cursor) close() {
	if c.closed {
		return
	}
	c.closed = true
	if c.rows != nil {
		_ = c.rows.Close()
		c.rows = nil
	}
	if c.cancel != nil {
		c.cancel()
	}
	c.call.session.db.remove(c)
	if c.line == nil {
		c.call.release()
	}
}

// drain reads all rows into memory.
func (c *Cursor) drain(ctx context.Context) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.rows != nil {
		c.read(ctx, math.MaxInt, math.MaxInt)
	}
}

func (c *Cursor) abandon() (left string) {
	c.Close()
	return ""
}
