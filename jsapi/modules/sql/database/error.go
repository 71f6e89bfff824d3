package database

import (
	"context"
	"strings"
	"unicode/utf8"
)

// The codes of errors that are not the server's. Those are SQLSTATE in PostgreSQL
// and MySQL, and SQLite's names: "SQLITE_CONSTRAINT_UNIQUE".
const (
	CodeURL        = "ERR_SQL_URL"         // the URL names no database
	CodeConnection = "ERR_SQL_CONNECTION"  // the server can't be reached, or was lost
	CodeWait       = "ERR_SQL_WAIT"        // no connection became free in time
	CodeParams     = "ERR_SQL_PARAMS"      // values and placeholders don't fit
	CodeCanceled   = "ERR_SQL_CANCELED"    // cut off by a signal or by the end of the crawl
	CodeClosed     = "ERR_SQL_CLOSED"      // the database or statement is closed
	CodeOver       = "ERR_SQL_TRANSACTION" // the transaction is over
)

// Error is what a database said, or why it was not asked.
type Error struct {
	Code       string
	Number     int // SQLite's extended result code, MySQL's error number; else 0
	Message    string
	Detail     string // of PostgreSQL
	Hint       string // of PostgreSQL
	Constraint string // of PostgreSQL
	SQL        string // the author's text, whole
	Position   int    // in SQL, characters from 1; 0 if unknown
	cause      error
}

// maxShown is how many characters of a statement a message shows.
const maxShown = 120

func (e *Error) Error() string {
	text := e.Message + " (" + e.Code + ")"
	if e.SQL != "" {
		text += " in: " + Shorten(e.SQL, maxShown)
	}
	return text
}

func (e *Error) Unwrap() error { return e.cause }

// EndsTransaction reports that no statement can follow in a transaction: the
// database has rolled it back, or its state is unknown.
func (e *Error) EndsTransaction() bool {
	switch e.Code {
	case CodeCanceled, CodeConnection,
		"40001",       // serialization failure, in MySQL a deadlock
		"SQLITE_FULL", // https://sqlite.org/lang_transaction.html, section 3
		"SQLITE_IOERR", "SQLITE_NOMEM", "SQLITE_INTERRUPT":
		return true
	}
	return false
}

// Shorten is a text on one line, cut after so many characters.
func Shorten(text string, limit int) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	return string([]rune(text)[:limit]) + "…"
}

// fault makes an Error of what a driver returned.
func (s *session) fault(ctx context.Context, err error) *Error {
	e := s.explain(ctx, err)
	if s.failed != nil {
		s.failed(e)
	}
	return e
}

func (s *session) explain(ctx context.Context, err error) *Error {
	if ours, ok := err.(*Error); ok {
		e := *ours
		return &e
	}
	e := &Error{cause: err}
	if ctx.Err() != nil {
		e.Code, e.Message = CodeCanceled, "the statement was cut off"
		return e
	}
	if !s.driver.describe(e, err) {
		e.Code, e.Message = CodeConnection, err.Error()
	}
	return e
}

// connectError is why a connection could not be made. What a driver says of its
// configuration may hold the password.
func (a *address) connectError(ctx context.Context, err error) *Error {
	e := &Error{Code: CodeConnection, Message: err.Error(), cause: err}
	if ours, ok := err.(*Error); ok {
		e = ours
	} else if ctx.Err() != nil {
		e.Message = context.Cause(ctx).Error()
	}
	if secret := a.password(); secret != "" {
		e.Message = strings.ReplaceAll(e.Message, secret, "***")
	}
	e.Message = "connecting to " + a.redacted + ": " + e.Message
	return e
}
