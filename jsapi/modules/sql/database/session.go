package database

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"github.com/gojscrape/gojscrape/jsapi/modules/sql/statement"
)

// Params are the values for a statement: a list for ? and $1, or by name for :name.
// Their types are nil, bool, int64, float64, string, *big.Int, time.Time, []byte,
// JSON and List, or an error: why there is no value.
type Params = statement.Params

// Rows are rows in memory. The types of their values are nil, bool, int64, uint64,
// float64, string, time.Time, []byte, JSON and []any.
type Rows struct {
	Columns []string
	Values  [][]any
}

// Outcome is what a statement changed.
type Outcome struct {
	Changes      int64
	LastInsertID int64
	HasInsertID  bool // PostgreSQL has none: its way is INSERT … RETURNING
}

// session is what statements run in: a database or a transaction.
type session struct {
	db     *DB
	driver *driver
	life   context.Context // of what outlives a call
	grant  func(ctx context.Context, reads bool) (*grant, error)
	failed func(*Error) // hears of errors; nil in a database
}

// Query returns all rows of a statement.
func (s *session) Query(ctx context.Context, text string, p Params) (*Rows, error) {
	return s.query(ctx, s.statement(text), p, 0)
}

// One returns the first row of a statement, or none.
func (s *session) One(ctx context.Context, text string, p Params) (*Rows, error) {
	return s.query(ctx, s.statement(text), p, 1)
}

// Each starts to read the rows of a statement. The Cursor must be closed.
func (s *session) Each(ctx context.Context, text string, p Params) (*Cursor, error) {
	return s.each(ctx, s.statement(text), p)
}

// Exec runs a statement that gives no rows. Without values it may be several
// statements in SQLite and PostgreSQL; the outcome is that of the last.
func (s *session) Exec(ctx context.Context, text string, p Params) (*Outcome, error) {
	return s.exec(ctx, s.statement(text), p)
}

func (s *session) statement(text string) *Stmt {
	return &Stmt{session: s, parsed: statement.Parse(text, s.driver.dialect)}
}

// query reads limit rows, all if it is 0.
func (s *session) query(ctx context.Context, stmt *Stmt, p Params, limit int) (*Rows, error) {
	c, err := s.each(ctx, stmt, p)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	rows := &Rows{Columns: c.Columns}
	for limit == 0 || len(rows.Values) < limit {
		batch, err := c.next(ctx, limit)
		if err != nil {
			return nil, err
		}
		if len(batch) == 0 {
			break
		}
		rows.Values = append(rows.Values, batch...)
	}
	return rows, nil
}

func (s *session) exec(ctx context.Context, stmt *Stmt, p Params) (*Outcome, error) {
	o, err := s.execOnce(ctx, stmt, p)
	if s.stale(err) {
		return s.execOnce(ctx, stmt, p)
	}
	return o, err
}

// stale reports that PostgreSQL refused to run a statement that was prepared
// before a table changed. By now the driver has forgotten it. A transaction
// has failed with it.
func (s *session) stale(err error) bool {
	e, ok := errors.AsType[*Error](err)
	return ok && e.Code == "0A000" && strings.HasPrefix(e.Message, "cached plan ") && s.failed == nil
}

func (s *session) execOnce(ctx context.Context, stmt *Stmt, p Params) (*Outcome, error) {
	call, err := s.start(ctx, stmt, p, false)
	if err != nil {
		return nil, err
	}
	defer call.end()
	result, err := call.run.ExecContext(call.ctx, call.Text, call.Args...)
	if err != nil {
		return nil, call.fault(call.ctx, err)
	}
	return s.outcome(stmt.parsed, result), nil
}

// outcome leaves out numbers that are not of this statement: SQLite keeps those
// of the last one that had some.
func (s *session) outcome(stmt *statement.Statement, result sql.Result) *Outcome {
	o := &Outcome{}
	if n, err := result.RowsAffected(); err == nil && (stmt.Writes() || s.driver.dialect != statement.SQLite) {
		o.Changes = n
	}
	if id, err := result.LastInsertId(); err == nil && stmt.Inserts() && o.Changes > 0 && id != 0 {
		o.LastInsertID, o.HasInsertID = id, true
	}
	return o
}
