package database

import (
	"context"
	"database/sql"
	"sync/atomic"

	"github.com/gojscrape/gojscrape/jsapi/modules/sql/statement"
)

// Stmt is a statement that may run many times.
type Stmt struct {
	session  *session
	parsed   *statement.Statement
	prepared *sql.Stmt // of MySQL; else nil
	closed   atomic.Bool
}

// prepared runs a statement that the server knows.
type prepared struct{ stmt *sql.Stmt }

func (p prepared) QueryContext(ctx context.Context, _ string, args ...any) (*sql.Rows, error) {
	return p.stmt.QueryContext(ctx, args...)
}

func (p prepared) ExecContext(ctx context.Context, _ string, args ...any) (sql.Result, error) {
	return p.stmt.ExecContext(ctx, args...)
}

// Prepare has the server read a statement, which finds its mistakes. With MySQL
// each run then takes one round trip and not three. For PostgreSQL the driver
// keeps the statements of a connection anyway, and SQLite has no trips to save.
func (s *session) Prepare(ctx context.Context, text string) (*Stmt, error) {
	stmt := s.statement(text)
	call, err := s.start(ctx, stmt, stmt.parsed.Blank(), stmt.parsed.Reads())
	if err != nil {
		return nil, err
	}
	defer call.end()
	read, err := call.run.(preparer).PrepareContext(call.ctx, call.Text)
	if err != nil {
		return nil, call.fault(call.ctx, err)
	}
	if s.driver.dialect == statement.MySQL {
		stmt.prepared = read
		return stmt, nil
	}
	return stmt, read.Close()
}

// preparer is what all runners of a session are.
type preparer interface {
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
}

// Query returns all rows.
func (s *Stmt) Query(ctx context.Context, p Params) (*Rows, error) {
	return s.session.query(ctx, s, p, 0)
}

// One returns the first row, or none.
func (s *Stmt) One(ctx context.Context, p Params) (*Rows, error) {
	return s.session.query(ctx, s, p, 1)
}

// Each starts to read the rows. The Cursor must be closed.
func (s *Stmt) Each(ctx context.Context, p Params) (*Cursor, error) {
	return s.session.each(ctx, s, p)
}

// Exec runs a statement that gives no rows.
func (s *Stmt) Exec(ctx context.Context, p Params) (*Outcome, error) {
	return s.session.exec(ctx, s, p)
}

// Close lets go of the statement.
func (s *Stmt) Close() error {
	s.closed.Store(true)
	if s.prepared == nil {
		return nil
	}
	return s.prepared.Close()
}
