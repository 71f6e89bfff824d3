package selector

import "errors"

// QueryError is a query that can't be compiled or run. Its message holds the query.
type QueryError struct {
	Kind  string // "CSS selector", "XPath" or "regular expression"
	Query string
	Err   error
}

func (e *QueryError) Error() string {
	return "invalid " + e.Kind + " \"" + e.Query + "\": " + e.Err.Error()
}

func (e *QueryError) Unwrap() error { return e.Err }

// What Drop answers when there is nothing to take out of a document; the texts are parsel's.
var (
	ErrDropWithoutRoot = errors.New("The node you're trying to drop has no root, " +
		"are you trying to drop a pseudo-element? Try to use 'li' as a selector instead of 'li::text' " +
		"or '//li' instead of '//li/text()', for example.")
	ErrDropWithoutParent = errors.New("The node you're trying to remove has no parent, " +
		"are you trying to remove a root element?")
)
