package database

import (
	"context"
	"errors"

	"github.com/gojscrape/gojscrape/jsapi/modules/sql/statement"
)

// each starts a query. What SQLite's readers don't know may be on the connection
// that writes: temporary tables and attached databases.
func (s *session) each(ctx context.Context, stmt *Stmt, p Params) (*Cursor, error) {
	reads := stmt.parsed.Reads()
	c, err := s.open(ctx, stmt, p, reads)
	unknown := false
	if e, ok := errors.AsType[*Error](err); ok && reads {
		unknown = e.Code == "SQLITE_ERROR"
	}
	if unknown || s.stale(err) {
		return s.open(ctx, stmt, p, reads && !unknown)
	}
	return c, err
}

func (s *session) open(ctx context.Context, stmt *Stmt, p Params, reads bool) (*Cursor, error) {
	call, err := s.start(ctx, stmt, p, reads)
	if err != nil {
		return nil, err
	}
	defer call.done()
	c := &Cursor{call: call, line: call.line}
	if err := c.run(); err != nil {
		defer call.release()
		return nil, call.fault(call.ctx, err)
	}
	s.db.add(c)
	if c.line != nil {
		c.share()
	}
	return c, nil
}

// run starts the query with a context of the cursor's own: that of the call ends
// before the rows do.
func (c *Cursor) run() (err error) {
	call := c.call
	if c.interrupt, err = call.interrupter(); err != nil {
		return err
	}
	life, cancel := context.WithCancel(call.session.life)
	c.cancel = cancel
	defer context.AfterFunc(call.ctx, cancel)()
	if c.rows, err = call.run.QueryContext(life, call.Text, call.Args...); err == nil {
		err = c.describe()
	}
	if err != nil {
		cancel() // closes the rows too
	}
	return err
}

// describe learns the names and types of the columns.
func (c *Cursor) describe() error {
	types, err := c.rows.ColumnTypes()
	if err != nil {
		return err
	}
	for _, t := range types {
		c.Columns = append(c.Columns, t.Name())
		c.decode = append(c.decode, c.call.session.driver.decoder(t.DatabaseTypeName()))
	}
	return nil
}

// share lets others use the connection between two batches. A statement that
// writes is not done before its last row was read.
func (c *Cursor) share() {
	if c.call.session.driver.dialect == statement.SQLite && !c.call.stmt.parsed.Reads() {
		c.drain(c.call.ctx)
	}
	c.line.cursor = c
	c.line.leave()
}
