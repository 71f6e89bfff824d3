package statement

import "strings"

// scanner walks over a text once, from left to right.
type scanner struct {
	*Statement
	pos      int
	brackets int  // open [ of PostgreSQL, where a colon makes a slice
	ended    bool // behind a semicolon
}

func (s *scanner) scan() {
	for s.pos < len(s.Text) {
		start := s.pos
		blank := s.step()
		if s.ended && !blank && s.Text[start] != ';' {
			s.several = true
		}
	}
}

// step moves behind the next piece of the text; blank means that it says nothing.
func (s *scanner) step() (blank bool) {
	c, rest := s.Text[s.pos], s.Text[s.pos:]
	switch {
	case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f':
		s.pos++
		return true
	case s.comment(rest):
		return true
	case c == '\'' || c == '"' || c == '`' && s.dialect != Postgres:
		s.quoted(c, s.dialect == MySQL && c != '`')
	case c == '[' && s.dialect == SQLite:
		s.skipPast("]", 1)
	case c == '$':
		s.dollar(rest)
	case c == '?':
		s.question(rest)
	case c == ':':
		s.colon(rest)
	case isName(c):
		s.name()
	default:
		s.sign(c)
	}
	return false
}

// sign is a byte that stands for itself.
func (s *scanner) sign(c byte) {
	switch c {
	case ';':
		s.ended = true
	case '[':
		s.brackets++
	case ']':
		s.brackets--
	}
	s.pos++
}

func (s *scanner) comment(rest string) bool {
	switch {
	case strings.HasPrefix(rest, "--") && (s.dialect != MySQL || len(rest) == 2 || rest[2] <= ' '):
		s.skipPast("\n", 2)
	case rest[0] == '#' && s.dialect == MySQL:
		s.skipPast("\n", 1)
	case strings.HasPrefix(rest, "/*") && s.dialect == Postgres:
		s.nested()
	case strings.HasPrefix(rest, "/*"):
		s.skipPast("*/", 2)
	default:
		return false
	}
	return true
}

// nested skips a comment that may hold others.
func (s *scanner) nested() {
	for depth := 0; s.pos < len(s.Text); {
		switch rest := s.Text[s.pos:]; {
		case strings.HasPrefix(rest, "/*"):
			depth++
			s.pos += 2
		case strings.HasPrefix(rest, "*/"):
			depth--
			s.pos += 2
		default:
			s.pos++
		}
		if depth == 0 {
			return
		}
	}
}

// skipPast moves behind the next end, looking for it from offset on.
func (s *scanner) skipPast(end string, offset int) {
	s.pos += offset
	if i := strings.Index(s.Text[s.pos:], end); i >= 0 {
		s.pos += i + len(end)
		return
	}
	s.pos = len(s.Text)
}

// quoted skips a string or a quoted name. A doubled quote in it reads as the
// end of one and the start of the next, which comes to the same.
func (s *scanner) quoted(quote byte, backslash bool) {
	for s.pos++; s.pos < len(s.Text); s.pos++ {
		switch c := s.Text[s.pos]; {
		case c == '\\' && backslash:
			s.pos++
		case c == quote:
			s.pos++
			return
		}
	}
	s.pos = min(s.pos, len(s.Text))
}

// name reads a word or a number; both may go on with a dollar.
func (s *scanner) name() {
	start := s.pos
	for s.pos < len(s.Text) && (isName(s.Text[s.pos]) || s.Text[s.pos] == '$') {
		s.pos++
	}
	w := s.Text[start:s.pos]
	s.word(w)
	if s.dialect == Postgres && strings.EqualFold(w, "E") && strings.HasPrefix(s.Text[s.pos:], "'") {
		s.quoted('\'', true)
	}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isName reports that c may be part of a name. All beyond ASCII may.
func isName(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || isDigit(c) || c == '_' || c >= 0x80
}
