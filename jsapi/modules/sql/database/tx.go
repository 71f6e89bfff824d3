package database

import (
	"context"
	"database/sql"
	"sync"
)

// Tx is a transaction: a session on a connection of its own.
type Tx struct {
	session
	name   string
	tx     *sql.Tx
	line   *line
	finish func() // gives the connection back

	mu   sync.Mutex
	over string // why no statement can run any more; "" while one can
}

// Begin starts a transaction. Close calls it by this name if it is left open.
func (db *DB) Begin(ctx context.Context, name string) (*Tx, error) {
	done, err := db.begin()
	if err != nil {
		return nil, err
	}
	defer done()
	ctx, stop := join(ctx, db.life)
	defer stop()
	g, err := db.grant(ctx, false)
	if err != nil {
		return nil, db.fault(ctx, err)
	}
	tx, err := db.beginOn(ctx, g, name)
	if err != nil {
		defer g.release()
		return nil, db.fault(ctx, err)
	}
	db.add(tx)
	return tx, nil
}

func (db *DB) beginOn(ctx context.Context, g *grant, name string) (*Tx, error) {
	if err := g.pin(ctx); err != nil {
		return nil, err
	}
	life, cancel := context.WithCancel(db.life)
	stop := context.AfterFunc(ctx, cancel)
	tx, err := g.conn.BeginTx(life, nil)
	if err != nil {
		cancel()
		return nil, err
	}
	if !stop() {
		_ = tx.Rollback() // it ended with its context
		cancel()
		return nil, context.Cause(ctx)
	}
	t := &Tx{name: name, tx: tx, line: newLine(g.conn, tx)}
	t.finish = sync.OnceFunc(func() {
		cancel()
		g.release()
		db.remove(t)
	})
	t.session = session{db: db, driver: db.driver, life: life, grant: t.grantTo, failed: t.failedWith}
	return t, nil
}

func (t *Tx) grantTo(ctx context.Context, _ bool) (*grant, error) {
	if err := t.isOver(); err != nil {
		return nil, err
	}
	g, err := t.line.grant(ctx, t.db)
	if err != nil {
		return nil, err
	}
	if err := t.isOver(); err != nil {
		g.release()
		return nil, err
	}
	return g, nil
}

func (t *Tx) isOver() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.over == "" {
		return nil
	}
	return &Error{Code: CodeOver, Message: "the transaction " + t.over}
}

// end notes why the transaction is over; false if it is already.
func (t *Tx) end(why string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.over != "" {
		return false
	}
	t.over = why
	return true
}

// failedWith ends the transaction after an error that made the database roll it
// back. What came next would be committed statement by statement.
func (t *Tx) failedWith(e *Error) {
	if e.EndsTransaction() {
		t.end("was rolled back after: " + e.Message)
	}
}

// Commit makes the changes last.
func (t *Tx) Commit(ctx context.Context) error {
	done, err := t.db.begin()
	if err != nil {
		return err
	}
	defer done()
	t.line.busy <- struct{}{}
	defer t.line.leave()
	defer t.finish()
	if err := t.isOver(); err != nil {
		t.undo()
		return err
	}
	t.end("is over: it was committed")
	t.closeCursor()
	if err := t.tx.Commit(); err != nil {
		return t.fault(ctx, err)
	}
	return nil
}

// Rollback undoes the changes; false if Close does. It can't fail: a connection
// that can't roll back is gone, and the database undoes what it began.
func (t *Tx) Rollback() bool {
	done, err := t.db.begin()
	if err != nil {
		return false
	}
	defer done()
	t.line.busy <- struct{}{}
	defer t.line.leave()
	t.rollback()
	return true
}

func (t *Tx) rollback() {
	t.end("is over: it was rolled back")
	t.closeCursor()
	t.undo()
	t.finish()
}

func (t *Tx) undo() { _ = t.tx.Rollback() }

func (t *Tx) closeCursor() {
	if t.line.cursor != nil {
		t.line.cursor.Close()
	}
}

func (t *Tx) abandon() (left string) {
	t.rollback()
	return t.name
}
