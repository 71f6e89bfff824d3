package xmlparse

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Error is the first thing that is wrong with a document. Lines and columns count from 1,
// columns in characters.
type Error struct {
	Line, Column int
	Problem      string
	Full         bool // it is that the document has more nodes than Options.MaxNodes
}

func (e *Error) Error() string {
	return fmt.Sprintf("XML, line %d, column %d: %s", e.Line, e.Column, e.Problem)
}

// fail notes a problem at the position, in parts, unless there was one before.
func (p *parser) fail(problem ...string) {
	if p.err != nil {
		return
	}
	before := p.src[:p.pos]
	line := strings.LastIndexByte(before, '\n') + 1
	p.err = &Error{
		Line:    1 + strings.Count(before, "\n"),
		Column:  1 + utf8.RuneCountInString(before[line:]),
		Problem: strings.Join(problem, ""),
	}
}

// quoted is the beginning of s for a message.
func quoted(s string) string {
	const most = 40
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "…"
	}
	return strconv.Quote(s)
}
