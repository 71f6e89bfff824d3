package statement

import (
	"strconv"
	"strings"
)

// dollar reads $1 or a dollar-quoted string.
func (s *scanner) dollar(rest string) {
	if n := digits(rest[1:]); n > 0 {
		s.numbered(1, n)
		return
	}
	if s.dialect == Postgres {
		tag := 1
		for tag < len(rest) && isName(rest[tag]) {
			tag++
		}
		if tag < len(rest) && rest[tag] == '$' {
			s.skipPast(rest[:tag+1], tag+1)
			return
		}
	}
	s.pos++
}

func (s *scanner) question(rest string) {
	if n := digits(rest[1:]); n > 0 && s.dialect == SQLite {
		s.numbered(1, n)
		return
	}
	if s.dialect == Postgres && strings.HasPrefix(rest, "??") {
		s.mark(mark{kind: escaped}, 2)
		return
	}
	s.mark(mark{kind: positional}, 1)
}

// numbered reads a placeholder of so many digits behind a sign. A number beyond
// all ints becomes the largest, which is too many for any list of values.
func (s *scanner) numbered(sign, digits int) {
	n, _ := strconv.Atoi(s.Text[s.pos+sign : s.pos+sign+digits])
	s.mark(mark{kind: numbered, number: n}, sign+digits)
}

// colon reads :name; a cast, an assignment or a slice is none.
func (s *scanner) colon(rest string) {
	if strings.HasPrefix(rest, "::") || strings.HasPrefix(rest, ":=") {
		s.pos += 2
		return
	}
	if len(rest) < 2 || !isName(rest[1]) || isDigit(rest[1]) || s.inSlice() {
		s.pos++
		return
	}
	end := 1
	for end < len(rest) && isName(rest[end]) {
		end++
	}
	s.mark(mark{kind: named, name: rest[1:end]}, end)
}

// inSlice reports that a colon stands as in a[1:n], behind a lower bound.
func (s *scanner) inSlice() bool {
	if s.brackets <= 0 || s.pos == 0 {
		return false
	}
	before := s.Text[s.pos-1]
	return isName(before) || before == ')' || before == ']' || before == '"'
}

func (s *scanner) mark(m mark, length int) {
	m.start, m.end = s.pos, s.pos+length
	s.marks = append(s.marks, m)
	s.pos = m.end
}

func digits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}
