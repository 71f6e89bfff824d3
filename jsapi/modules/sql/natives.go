package sql

import (
	"context"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules/sql/database"
)

// target is what a script runs statements on.
type target struct {
	queries
	db   *database.DB
	tx   *database.Tx
	stmt *database.Stmt
	life context.Context // ends when a signal aborts the transaction
	call *call           // that began the transaction
}

// queries are the statements of a database and of a transaction.
type queries interface {
	Query(ctx context.Context, text string, p database.Params) (*database.Rows, error)
	One(ctx context.Context, text string, p database.Params) (*database.Rows, error)
	Each(ctx context.Context, text string, p database.Params) (*database.Cursor, error)
	Exec(ctx context.Context, text string, p database.Params) (*database.Outcome, error)
	Prepare(ctx context.Context, text string) (*database.Stmt, error)
}

// prepared are the same of a prepared statement, which has its text.
type prepared struct {
	queries
	stmt *database.Stmt
}

func (p prepared) Query(ctx context.Context, _ string, v database.Params) (*database.Rows, error) {
	return p.stmt.Query(ctx, v)
}

func (p prepared) One(ctx context.Context, _ string, v database.Params) (*database.Rows, error) {
	return p.stmt.One(ctx, v)
}

func (p prepared) Each(ctx context.Context, _ string, v database.Params) (*database.Cursor, error) {
	return p.stmt.Each(ctx, v)
}

func (p prepared) Exec(ctx context.Context, _ string, v database.Params) (*database.Outcome, error) {
	return p.stmt.Exec(ctx, v)
}

// run is the arguments of a native that runs a statement: target, sql, params, call.
type run struct {
	*target
	text   string
	params database.Params
	call   *call
}

func (m *module) run(c goja.FunctionCall) *run {
	r := &run{target: unbox[*target](c.Argument(0)), text: c.Argument(1).String(), call: unbox[*call](c.Argument(3))}
	var err error
	if r.params, err = m.params(c.Argument(2)); err != nil {
		panic(m.errorOf(&database.Error{Code: database.CodeParams, Message: err.Error(), SQL: r.text}, r.call))
	}
	return r
}

func (m *module) query(c goja.FunctionCall) goja.Value {
	r := m.run(c)
	return start(m, r.call, r.life, func(ctx context.Context) (*database.Rows, error) {
		return r.Query(ctx, r.text, r.params)
	}, m.table)
}

func (m *module) one(c goja.FunctionCall) goja.Value {
	r := m.run(c)
	return start(m, r.call, r.life, func(ctx context.Context) (*database.Rows, error) {
		return r.One(ctx, r.text, r.params)
	}, m.firstRow)
}

func (m *module) exec(c goja.FunctionCall) goja.Value {
	r := m.run(c)
	return start(m, r.call, r.life, func(ctx context.Context) (*database.Outcome, error) {
		return r.Exec(ctx, r.text, r.params)
	}, m.outcome)
}

// rows is what a script iterates over.
type rows struct {
	*database.Cursor
	life context.Context
}

func (m *module) each(c goja.FunctionCall) goja.Value {
	r := m.run(c)
	return start(m, r.call, r.life, func(ctx context.Context) (*database.Cursor, error) {
		return r.Each(ctx, r.text, r.params)
	}, func(cursor *database.Cursor) goja.Value { return box(m.rt, &rows{cursor, r.life}) })
}

// fetch is native.fetch(rows, call): the next batch, empty at the end.
func (m *module) fetch(c goja.FunctionCall) goja.Value {
	r := unbox[*rows](c.Argument(0))
	return start(m, unbox[*call](c.Argument(1)), r.life, r.Next, func(batch [][]any) goja.Value {
		return m.rows(r.Columns, batch)
	})
}

// closeRows is native.closeRows(rows, call).
func (m *module) closeRows(c goja.FunctionCall) goja.Value {
	r := unbox[*rows](c.Argument(0))
	return m.do(c.Argument(1), func(context.Context) error {
		r.Close()
		return nil
	})
}

// prepare is native.prepare(target, sql, undefined, call).
func (m *module) prepare(c goja.FunctionCall) goja.Value {
	r := m.run(c)
	return start(m, r.call, r.life, func(ctx context.Context) (*database.Stmt, error) {
		return r.Prepare(ctx, r.text)
	}, func(stmt *database.Stmt) goja.Value {
		return box(m.rt, &target{queries: prepared{stmt: stmt}, stmt: stmt, life: r.life})
	})
}

// closeStatement is native.closeStmt(target, call).
func (m *module) closeStatement(c goja.FunctionCall) goja.Value {
	t := unbox[*target](c.Argument(0))
	return m.do(c.Argument(1), func(context.Context) error { return t.stmt.Close() })
}

// connect is native.connect(url, max, timeout, call), the timeout in milliseconds.
func (m *module) connect(c goja.FunctionCall) goja.Value {
	url := c.Argument(0).String()
	o := database.Options{
		Root: m.opts.Root,
		Max:  int(c.Argument(1).ToInteger()),
		Wait: time.Duration(c.Argument(2).ToInteger()) * time.Millisecond,
	}
	return start(m, unbox[*call](c.Argument(3)), context.Background(), func(ctx context.Context) (*database.DB, error) {
		return m.opts.Connections.connect(ctx, url, o)
	}, func(db *database.DB) goja.Value {
		return box(m.rt, &target{queries: db, db: db, life: context.Background()})
	})
}

// close is native.close(target, call).
func (m *module) close(c goja.FunctionCall) goja.Value {
	t := unbox[*target](c.Argument(0))
	return m.do(c.Argument(1), func(ctx context.Context) error { return m.opts.Connections.close(ctx, t.db) })
}

// do is start for work without a result.
func (m *module) do(c goja.Value, work func(context.Context) error) goja.Value {
	return start(m, unbox[*call](c), context.Background(), func(ctx context.Context) (struct{}, error) {
		return struct{}{}, work(ctx)
	}, func(struct{}) goja.Value { return goja.Undefined() })
}
