package selector

import (
	"errors"
	"strings"
)

// QueryError is a query that can't be compiled or run. Its message holds the query, or the
// beginning of a long one.
type QueryError struct {
	Kind  string // "CSS selector", "XPath", "JMESPath", "JSONPath" or "regular expression"
	Query string
	Err   error
}

func (e *QueryError) Error() string {
	return "invalid " + e.Kind + " \"" + beginning(e.Query) + "\": " + e.Err.Error()
}

// beginning is as much of a query as a line of a log can take.
func beginning(query string) string {
	const most = 300
	if len(query) > most {
		query = strings.ToValidUTF8(query[:most], "") + "…"
	}
	return query
}

func (e *QueryError) Unwrap() error { return e.Err }

// What Drop answers when there is nothing to take out of a document.
var (
	ErrDropWithoutRoot = errors.New("a text or an attribute can't be dropped, only a node: " +
		"select 'li' instead of 'li::text', or '//li' instead of '//li/text()'")
	ErrDropWithoutParent = errors.New("the root of a document can't be dropped: it has no parent")
)
