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

// What Drop answers when there is nothing to take out of a document.
var (
	ErrDropWithoutRoot = errors.New("a text or an attribute can't be dropped, only a node: " +
		"select 'li' instead of 'li::text', or '//li' instead of '//li/text()'")
	ErrDropWithoutParent = errors.New("the root of a document can't be dropped: it has no parent")
)
