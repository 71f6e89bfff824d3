package database

import (
	"context"
	"fmt"

	"github.com/gojscrape/gojscrape/jsapi/modules/sql/statement"
)

// call is one run of a statement: its text and values as the driver takes them,
// and a connection.
type call struct {
	*grant
	*statement.Bound
	ctx     context.Context // ends with that of the caller, or of the session
	session *session
	stmt    *Stmt
	done    func() // no more running
}

// start gets a statement ready to run. The call must be ended.
func (s *session) start(ctx context.Context, stmt *Stmt, p Params, reads bool) (*call, error) {
	bound, err := s.bind(stmt, p)
	if err != nil {
		return nil, err
	}
	done, err := s.db.begin()
	if err != nil {
		return nil, err
	}
	ctx, cut := join(ctx, s.life)
	c := &call{Bound: bound, ctx: ctx, session: s, stmt: stmt, done: func() { cut(); done() }}
	if c.grant, err = s.grant(ctx, reads); err != nil {
		defer c.done()
		return nil, c.fault(ctx, err)
	}
	if err := c.prepare(); err != nil {
		defer c.end()
		return nil, c.fault(ctx, err)
	}
	return c, nil
}

// bind puts values into the driver's order and types.
func (s *session) bind(stmt *Stmt, p Params) (*statement.Bound, error) {
	refuse := func(message string) error {
		return &Error{Code: CodeParams, Message: message, SQL: stmt.parsed.Text}
	}
	if stmt.closed.Load() {
		return nil, &Error{Code: CodeClosed, Message: "the statement is closed", SQL: stmt.parsed.Text}
	}
	bound, err := stmt.parsed.Bind(p)
	if err != nil {
		return nil, refuse(err.Error())
	}
	args := make([]any, len(bound.Args))
	for i, v := range bound.Args {
		if err, bad := v.(error); bad {
			return nil, refuse(err.Error())
		}
		if args[i], err = s.driver.encode(v); err != nil {
			return nil, refuse(fmt.Sprintf("value %d: %s", i+1, err))
		}
	}
	bound.Args = args
	return bound, nil
}

// prepare uses the statement that the server has prepared, and asks PostgreSQL
// what lists are meant to be.
func (c *call) prepare() error {
	if c.stmt.prepared != nil {
		c.run = prepared{c.stmt.prepared}
	}
	return c.encodeLists()
}

// fault makes the error of a call out of what happened while ctx was its context.
func (c *call) fault(ctx context.Context, err error) error {
	e := c.session.fault(ctx, err)
	e.SQL = c.stmt.parsed.Text
	if e.Position > 0 {
		e.Position = c.Origin(e.SQL, e.Position)
	}
	return e
}

// end gives the connection back.
func (c *call) end() {
	c.release()
	c.done()
}

// join returns a context that ends with either. Its cause is that of the first to end.
func join(ctx, other context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	stop := context.AfterFunc(other, func() { cancel(context.Cause(other)) })
	return ctx, func() {
		stop()
		cancel(nil)
	}
}
