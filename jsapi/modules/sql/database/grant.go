package database

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// runner runs SQL: a pool, one connection of it, a transaction, a prepared statement.
type runner interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// grant is the right to use a connection until release.
type grant struct {
	run     runner
	conn    *sql.Conn // nil: any of the pool
	pool    *sql.DB   // where pin gets one
	line    *line     // the connection is one that others wait for; nil in a pool
	release func()
}

// pin fixes the connection, for what needs two steps on the same one.
func (g *grant) pin(ctx context.Context) error {
	if g.conn != nil {
		return nil
	}
	conn, err := g.pool.Conn(ctx)
	if err != nil {
		return err
	}
	release := g.release
	g.conn, g.run = conn, conn
	g.release = func() {
		conn.Close()
		release()
	}
	return nil
}

// grantTo gives a connection of the pool; of SQLite the writer to all that may write.
func (db *DB) grantTo(ctx context.Context, reads bool) (*grant, error) {
	if db.writer != nil && (!reads || cap(db.slots) == 0) {
		return db.writer.grant(ctx, db)
	}
	if err := db.slots.take(ctx, db); err != nil {
		return nil, err
	}
	return &grant{run: db.pool, pool: db.pool, release: db.slots.give}, nil
}

// slots counts the connections in use.
type slots chan struct{}

func (s slots) take(ctx context.Context, db *DB) error {
	return db.await(ctx, s)
}

func (s slots) give() { <-s }

// await sends to a channel, which frees up when somebody gives a connection back.
func (db *DB) await(ctx context.Context, ch chan<- struct{}) error {
	select {
	case ch <- struct{}{}:
		return nil
	default:
	}
	late := time.NewTimer(db.wait)
	defer late.Stop()
	select {
	case ch <- struct{}{}:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-db.closing:
		return db.isClosed()
	case <-late.C:
		return &Error{Code: CodeWait, Message: fmt.Sprintf(
			"no connection to %s became free within %s: inside a transaction, use tx and not db; leave no each() unfinished", db.name, db.wait)}
	}
}

// line is one connection that statements queue for.
type line struct {
	conn   *sql.Conn
	run    runner        // conn, or the transaction on it
	busy   chan struct{} // capacity 1
	cursor *Cursor       // reads from the connection; guarded by busy
}

func newLine(conn *sql.Conn, run runner) *line {
	return &line{conn: conn, run: run, busy: make(chan struct{}, 1)}
}

// grant waits for the connection. A cursor that is still reading from it takes
// its remaining rows into memory: a connection does one thing at a time.
func (l *line) grant(ctx context.Context, db *DB) (*grant, error) {
	if err := db.await(ctx, l.busy); err != nil {
		return nil, err
	}
	if l.cursor != nil {
		l.cursor.drain(ctx)
		l.cursor = nil
	}
	return &grant{run: l.run, conn: l.conn, line: l, release: l.leave}, nil
}

func (l *line) leave() { <-l.busy }

func (l *line) close() error {
	if l == nil {
		return nil
	}
	return l.conn.Close()
}
