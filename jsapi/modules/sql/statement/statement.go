// Package statement reads SQL just far enough to find its placeholders, and
// writes them as a driver wants them. Values never become part of the text.
//
// It knows what hides a placeholder in each dialect: strings, quoted names,
// comments, casts, dollar quotes. It is no parser: what is wrong in the rest of
// the text is for the server to say.
package statement

import (
	"slices"
	"strings"
)

// Dialect says how SQL is written for a database.
type Dialect int

const (
	SQLite Dialect = iota
	Postgres
	MySQL // and MariaDB
)

// Statement is a text of SQL and the placeholders in it.
type Statement struct {
	Text    string
	dialect Dialect
	marks   []mark
	words   []string // keywords that matter here, in capitals, in their order
	first   string   // the first word, in capitals
	several bool     // there is something behind a semicolon
}

// mark is a placeholder in the text.
type mark struct {
	kind       kind
	start, end int
	number     int    // of $1
	name       string // of :name
}

type kind int

const (
	positional kind = iota // ?
	numbered               // $1, in SQLite also ?1
	named                  // :name
	escaped                // ??, in PostgreSQL the operator ? among placeholders
)

// Parse finds the placeholders of a text.
func Parse(text string, d Dialect) *Statement {
	s := &scanner{Statement: &Statement{Text: text, dialect: d}}
	s.scan()
	return s.Statement
}

// Named reports that values go in by name.
func (s *Statement) Named() bool { return s.has(named) && !s.has(numbered) }

// Reads reports that the statement can't change data. It may say no of one that
// does not, never yes of one that does.
func (s *Statement) Reads() bool {
	return !s.several && !s.Writes() && slices.Contains([]string{"SELECT", "VALUES", "WITH", "EXPLAIN"}, s.first)
}

// Writes reports that the statement may add, change or delete rows.
func (s *Statement) Writes() bool { return len(s.words) > 0 }

// Inserts reports that the statement may add rows.
func (s *Statement) Inserts() bool {
	return slices.Contains(s.words, "INSERT") || slices.Contains(s.words, "REPLACE")
}

func (s *Statement) has(k kind) bool {
	return slices.ContainsFunc(s.marks, func(m mark) bool { return m.kind == k })
}

// word notes a word outside of strings and names.
func (s *Statement) word(w string) {
	w = strings.ToUpper(w)
	if s.first == "" {
		s.first = w
	}
	switch w {
	case "INSERT", "UPDATE", "DELETE", "REPLACE":
		s.words = append(s.words, w)
	}
}
