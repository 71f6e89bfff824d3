package database

import (
	"context"
	"database/sql"
	"sync"
)

// A batch is what one step of a Cursor reads: so many rows, fewer if they are large.
const (
	batchRows  = 64
	batchBytes = 256 << 10
)

// Cursor reads rows in small batches.
type Cursor struct {
	Columns []string

	call      *call
	line      *line              // the connection is shared; nil: it is the cursor's until Close
	cancel    context.CancelFunc // ends the query
	interrupt func()             // ends the reading where cancel does not; nil where it does

	mu     sync.Mutex
	rows   *sql.Rows // nil at the end
	decode []func(any) any
	buffer [][]any // rows that were read ahead because the connection was needed
	err    error   // what comes after buffer
	closed bool
}

// Next returns the next rows, none at the end.
func (c *Cursor) Next(ctx context.Context) ([][]any, error) { return c.next(ctx, 0) }

// next returns up to limit rows; 0 means as many as a batch has.
func (c *Cursor) next(ctx context.Context, limit int) ([][]any, error) {
	s := c.call.session
	done, err := s.db.begin()
	if err != nil {
		return nil, err
	}
	defer done()
	ctx, stop := join(ctx, s.life)
	defer stop()
	if c.line != nil {
		if err := s.db.await(ctx, c.line.busy); err != nil {
			return nil, c.call.fault(ctx, err)
		}
		defer c.line.leave()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if limit == 0 || limit > batchRows {
		limit = batchRows
	}
	return c.take(ctx, limit)
}

// take returns rows from the buffer, then from the server.
func (c *Cursor) take(ctx context.Context, limit int) ([][]any, error) {
	if len(c.buffer) == 0 && c.rows != nil {
		c.read(ctx, limit, batchBytes)
	}
	if len(c.buffer) == 0 {
		return nil, c.err
	}
	n := min(limit, len(c.buffer))
	batch := c.buffer[:n:n]
	c.buffer = c.buffer[n:]
	return batch, nil
}

// read puts rows into the buffer, until it holds so many rows or bytes.
func (c *Cursor) read(ctx context.Context, rows, bytes int) {
	defer c.cutOff(ctx)()
	for len(c.buffer) < rows && bytes > 0 {
		if !c.rows.Next() {
			c.finish(ctx, c.rows.Err())
			return
		}
		row, err := c.scan()
		if err != nil {
			c.finish(ctx, err)
			return
		}
		bytes -= size(row)
		c.buffer = append(c.buffer, row)
	}
}

func (c *Cursor) scan() ([]any, error) {
	row := make([]any, len(c.Columns))
	targets := make([]any, len(row))
	for i := range row {
		targets[i] = &row[i]
	}
	if err := c.rows.Scan(targets...); err != nil {
		return nil, err
	}
	for i, decode := range c.decode {
		if decode != nil && row[i] != nil {
			row[i] = decode(row[i])
		}
	}
	return row, nil
}

// size is about what a row takes in memory.
func size(row []any) int {
	n := 16 * len(row)
	for _, v := range row {
		switch v := v.(type) {
		case string:
			n += len(v)
		case JSON:
			n += len(v)
		case []byte:
			n += len(v)
		}
	}
	return n
}

// cutOff ends the query when ctx does. The caller must call stop when it has
// stopped reading.
func (c *Cursor) cutOff(ctx context.Context) (stop func()) {
	ended := make(chan struct{})
	stopped := context.AfterFunc(ctx, func() {
		defer close(ended)
		c.stop()
	})
	return func() {
		if !stopped() {
			<-ended
		}
	}
}

// stop ends the query, whatever its reader is doing.
func (c *Cursor) stop() {
	c.cancel()
	if c.interrupt != nil {
		c.interrupt()
	}
}

// finish notes the end of the rows.
func (c *Cursor) finish(ctx context.Context, err error) {
	if err != nil {
		c.err = c.call.fault(ctx, err)
	}
	c.close()
}
