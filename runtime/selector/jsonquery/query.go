package jsonquery

import (
	"errors"
	"fmt"
	"strings"
)

// maxQuery is how long a query may be, in bytes. The parsers recurse, so a longer one
// could exhaust the stack.
const maxQuery = 1 << 16

// maxResults bounds what one JSONPath selects; `$..*..*` of a deep document is quadratic.
const maxResults = 2_000_000

var (
	// ErrQueryTooLong is what compiling a query of more than 64 KiB gives.
	ErrQueryTooLong = errors.New("the query is longer than 64 KiB")
	// ErrTooManyResults is what a query gives that selects more than two million values.
	ErrTooManyResults = errors.New("the query selects more than two million values")
)

// Query is a compiled query; several goroutines may use one.
type Query struct {
	find func(root Value) ([]Value, error)
}

// Find returns what the query selects from root. JMESPath answers with one value: an
// array of it is returned item by item and null as nothing, as parsel does. The values
// are part of root or new; neither may be changed. An error is a type error of JMESPath
// or ErrTooManyResults.
func (q *Query) Find(root Value) ([]Value, error) { return q.find(root) }

// CompileJMESPath compiles a JMESPath expression with the functions of the specification.
// A function that does not exist or takes another number of arguments is an error here,
// not in Find.
func CompileJMESPath(query string) (*Query, error) {
	return compileWith(compileJMESPath, query)
}

// CompileJSONPath compiles a JSONPath expression of RFC 9535.
func CompileJSONPath(query string) (*Query, error) {
	return compileWith(compileJSONPath, query)
}

func compileWith(compiler func(string) (*Query, error), query string) (*Query, error) {
	if len(query) > maxQuery {
		return nil, ErrQueryTooLong
	}
	query = strings.ToValidUTF8(query, "\uFFFD") // its literals become values
	return guarded(func() (*Query, error) { return compiler(query) })
}

// guarded turns a panic into an error. The parsers and the filters of JSONPath are other
// people's and read what a script or a page wrote.
func guarded[T any](do func() (T, error)) (result T, err error) {
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("the query can't be run: %v", problem)
		}
	}()
	return do()
}
