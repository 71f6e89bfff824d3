package database

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"modernc.org/sqlite"
	sqlitelib "modernc.org/sqlite/lib"

	"github.com/gojscrape/gojscrape/jsapi/modules/sql/statement"
)

// sqliteReaders is how many connections read from a file at once.
const sqliteReaders = 4

// sqlitePragmas hold for each connection. Other processes may use the file.
const sqlitePragmas = "_busy_timeout=10000&_foreign_keys=on&_synchronous=normal"

func sqliteDriver() *driver {
	return &driver{dialect: statement.SQLite, encode: sqliteEncode, decoder: sqliteDecoder, describe: sqliteDescribe}
}

// openSQLite makes one connection for what writes and a pool of readers, which in
// WAL mode don't wait for each other. A database in memory belongs to one
// connection, which does all.
func (a *address) openSQLite(ctx context.Context, o Options) (*DB, error) {
	path, mode, err := a.sqlitePath(o.Root)
	if err != nil {
		return nil, err
	}
	readers := sqliteReaders
	if o.Max > 0 {
		readers = o.Max
	}
	writer := "file:" + path + "?_txlock=immediate&" + sqlitePragmas
	if path == ":memory:" {
		return a.sqlitePool(ctx, writer, 0, o.Wait)
	}
	if mode != "" {
		return a.sqlitePool(ctx, writer+"&mode="+mode, readers, o.Wait)
	}
	if err := createWAL(ctx, writer); err != nil {
		return nil, err
	}
	return a.sqlitePool(ctx, writer, readers, o.Wait)
}

// sqlitePath is the path as it goes into the driver's URI, and the mode asked for.
func (a *address) sqlitePath(root string) (path, mode string, err error) {
	path, query, _ := strings.Cut(strings.TrimPrefix(a.url, "sqlite:"), "?")
	switch {
	case path == "":
		return "", "", &Error{Code: CodeURL, Message: "the URL names no file: write sqlite:file.db or sqlite::memory:"}
	case query != "" && query != "mode=ro":
		return "", "", &Error{Code: CodeURL, Message: fmt.Sprintf("?%s is not supported, only ?mode=ro", query)}
	case path == ":memory:":
		return path, "", nil
	case !filepath.IsAbs(path):
		path = filepath.Join(root, path)
	}
	_, mode, _ = strings.Cut(query, "mode=")
	escape := strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23")
	return escape.Replace(filepath.ToSlash(path)), mode, nil
}

// createWAL puts the file into WAL mode, in which it stays. While another
// connection does the same, SQLite refuses at once and does not wait.
func createWAL(ctx context.Context, dsn string) error {
	pool, err := sql.Open("sqlite", dsn)
	if err != nil {
		return err
	}
	defer pool.Close()
	for {
		_, err := pool.ExecContext(ctx, "pragma journal_mode = wal")
		if e, ok := errors.AsType[*sqlite.Error](err); !ok || e.Code()&0xff != sqlitelib.SQLITE_BUSY {
			return sqliteOpenError(err)
		}
		select {
		case <-time.After(20 * time.Millisecond):
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// sqlitePool opens the writer and a pool of readers, of size 0 for none.
func (a *address) sqlitePool(ctx context.Context, dsn string, readers int, wait time.Duration) (*DB, error) {
	pool, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db := newDB(a.redacted, sqliteDriver(), pool, readers+1, wait)
	db.slots = make(slots, readers)
	conn, err := pool.Conn(ctx)
	if err == nil {
		db.writer = newLine(conn, conn)
		err = conn.PingContext(ctx)
	}
	if err != nil {
		return nil, errors.Join(sqliteOpenError(err), db.writer.close(), pool.Close())
	}
	return db, nil
}

func sqliteOpenError(err error) error {
	e := &Error{cause: err}
	if err == nil || !sqliteDescribe(e, err) {
		return err
	}
	return e
}

func sqliteEncode(v any) (any, error) {
	if n, ok := v.(*big.Int); ok && n.IsInt64() {
		return n.Int64(), nil
	}
	return encodePlain(v)
}

// sqliteDecoder reads what a column was declared as: SQLite itself has neither
// booleans nor JSON. Dates are read by the driver.
func sqliteDecoder(column string) func(any) any {
	switch column {
	case "BOOLEAN", "BOOL":
		return func(v any) any {
			if n, ok := v.(int64); ok && (n == 0 || n == 1) {
				return n == 1
			}
			return v
		}
	case "JSON":
		return func(v any) any {
			if text, ok := v.(string); ok && json.Valid([]byte(text)) {
				return JSON(text)
			}
			return v
		}
	}
	return nil
}

var (
	sqliteNumber = regexp.MustCompile(` \(\d+\)$`)
	sqliteName   = regexp.MustCompile(`\((SQLITE_\w+)\)`)
)

func sqliteDescribe(e *Error, err error) bool {
	said, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return false
	}
	e.Number = said.Code()
	e.Code = sqliteCode(said.Code())
	e.Message = sqliteNumber.ReplaceAllString(said.Error(), "")
	for _, prefix := range []string{"constraint failed: ", "SQL logic error: "} {
		e.Message = strings.TrimPrefix(e.Message, prefix)
	}
	return true
}

// sqliteCode is SQLite's name of a result code; of the extended codes those that
// programs ask for.
func sqliteCode(code int) string {
	switch code {
	case sqlitelib.SQLITE_ERROR:
		return "SQLITE_ERROR"
	case sqlitelib.SQLITE_CONSTRAINT_UNIQUE:
		return "SQLITE_CONSTRAINT_UNIQUE"
	case sqlitelib.SQLITE_CONSTRAINT_PRIMARYKEY:
		return "SQLITE_CONSTRAINT_PRIMARYKEY"
	case sqlitelib.SQLITE_CONSTRAINT_FOREIGNKEY:
		return "SQLITE_CONSTRAINT_FOREIGNKEY"
	case sqlitelib.SQLITE_CONSTRAINT_NOTNULL:
		return "SQLITE_CONSTRAINT_NOTNULL"
	case sqlitelib.SQLITE_CONSTRAINT_CHECK:
		return "SQLITE_CONSTRAINT_CHECK"
	}
	if m := sqliteName.FindStringSubmatch(sqlite.ErrorCodeString[code&0xff]); m != nil {
		return m[1]
	}
	return "SQLITE_ERROR"
}
