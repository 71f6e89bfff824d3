// Package database speaks to SQLite, PostgreSQL and MySQL in one way, over
// database/sql: pools of connections, queries, streams of rows, transactions,
// and values that survive the trip both ways. It knows nothing of JavaScript.
//
// Every function blocks, takes a context first and may be called from any
// goroutine. Errors are of type *Error and never hold a password.
package database

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"

	"github.com/gojscrape/gojscrape/jsapi/modules/sql/statement"
)

// Options say how to reach a database. The zero value works.
type Options struct {
	Root string        // the folder that paths of SQLite start from; the working directory if empty
	Max  int           // connections in use at once; 0 means 10, of SQLite 4 readers
	Wait time.Duration // how long to wait for a free connection; 0 means 30 s
}

const defaultWait = 30 * time.Second

// driver is what differs between the kinds of databases.
type driver struct {
	dialect statement.Dialect
	// encode makes the value of a parameter one that database/sql takes.
	encode func(v any) (any, error)
	// decoder returns what makes a value of a column lossless; nil leaves it as it is.
	decoder func(column string) func(any) any
	// describe fills an Error from what the driver said; false if it was not the server.
	describe func(e *Error, err error) bool
}

// DB is a pool of connections to one database.
type DB struct {
	session
	name    string // its URL without password
	pool    *sql.DB
	slots   slots
	writer  *line // of SQLite: the connection that all writes go through; else nil
	wait    time.Duration
	cancel  context.CancelFunc // cuts everything off
	closing chan struct{}

	mu      sync.Mutex
	closed  bool
	running sync.WaitGroup
	open    map[closer]struct{} // cursors and transactions
}

// closer is what outlives the call that made it.
type closer interface {
	// abandon ends it; left names a transaction that was rolled back.
	abandon() (left string)
}

// Open connects to the database of a URL: sqlite:path, sqlite::memory:,
// postgres://…, mysql://… or mariadb://…
func Open(ctx context.Context, url string, o Options) (*DB, error) {
	a, err := parseAddress(url)
	if err != nil {
		return nil, err
	}
	if o.Wait == 0 {
		o.Wait = defaultWait
	}
	ctx, stop := context.WithTimeoutCause(ctx, o.Wait, errors.New("the server does not answer"))
	defer stop()
	db, err := a.open(ctx, o)
	if err != nil {
		return nil, a.connectError(ctx, err)
	}
	return db, nil
}

// newDB makes a DB of a pool that is of size connections.
func newDB(name string, d *driver, pool *sql.DB, size int, wait time.Duration) *DB {
	db := &DB{
		name:    name,
		pool:    pool,
		slots:   make(slots, size),
		wait:    wait,
		closing: make(chan struct{}),
		open:    map[closer]struct{}{},
	}
	pool.SetMaxOpenConns(size)
	pool.SetMaxIdleConns(size)
	db.session = session{db: db, driver: d, grant: db.grantTo}
	db.life, db.cancel = context.WithCancel(context.Background())
	return db
}

// Name is the URL without its password.
func (db *DB) Name() string { return db.name }

// begin announces work; done must be called at its end.
func (db *DB) begin() (done func(), err error) {
	db.mu.Lock()
	defer db.mu.Unlock()
	if db.closed {
		return nil, db.isClosed()
	}
	db.running.Add(1)
	return db.running.Done, nil
}

func (db *DB) isClosed() error {
	return &Error{Code: CodeClosed, Message: "the database " + db.name + " is closed"}
}

func (db *DB) add(c closer) {
	db.mu.Lock()
	defer db.mu.Unlock()
	db.open[c] = struct{}{}
}

func (db *DB) remove(c closer) {
	db.mu.Lock()
	defer db.mu.Unlock()
	delete(db.open, c)
}

// Close lets running statements end, until ctx does: then it cuts them off. It
// rolls back the transactions that are open and names them by what Begin was told.
func (db *DB) Close(ctx context.Context) (left []string, err error) {
	db.mu.Lock()
	if db.closed {
		db.mu.Unlock()
		return nil, nil
	}
	db.closed = true
	db.mu.Unlock()
	close(db.closing)
	stop := context.AfterFunc(ctx, db.cancel)
	defer stop()
	db.running.Wait()
	for _, c := range db.opened() {
		if name := c.abandon(); name != "" {
			left = append(left, name)
		}
	}
	db.cancel()
	return left, errors.Join(db.writer.close(), db.pool.Close())
}

func (db *DB) opened() []closer {
	db.mu.Lock()
	defer db.mu.Unlock()
	list := make([]closer, 0, len(db.open))
	for c := range db.open {
		list = append(list, c)
	}
	return list
}
