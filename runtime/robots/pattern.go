package robots

import "strings"

// pattern is the path of a rule, in the same normal form as the paths it is compared
// with: "*" stands for any bytes, "$" at its end for the end of the path.
type pattern string

// match says whether the pattern fits the beginning of path. The earliest place is
// tried for each piece between asterisks, which is enough since the pieces are plain
// text; so the time is at most the product of both lengths, and usually their sum.
func (p pattern) match(path string) bool {
	text, atEnd := strings.CutSuffix(string(p), "$")
	first, rest, wild := strings.Cut(text, "*")
	path, ok := strings.CutPrefix(path, first)
	if !ok {
		return false
	}
	if !wild {
		return !atEnd || path == ""
	}
	for {
		piece, more, wild := strings.Cut(rest, "*")
		if !wild && atEnd {
			return strings.HasSuffix(path, piece)
		}
		i := strings.Index(path, piece)
		if i < 0 {
			return false
		}
		if !wild {
			return true
		}
		path, rest = path[i+len(piece):], more
	}
}

// pathOf returns what rules are compared with: the path and the query of a URL, in
// normal form.
func pathOf(url string) string {
	if i := strings.IndexByte(url, '#'); i >= 0 {
		url = url[:i]
	}
	if i := strings.Index(url, "://"); i >= 0 && !strings.ContainsAny(url[:i], "/?") {
		url = afterHost(url[i+len("://"):])
	}
	if !strings.HasPrefix(url, "/") {
		url = "/" + url
	}
	return normalize(url, false)
}

func afterHost(s string) string {
	if i := strings.IndexAny(s, "/?"); i >= 0 {
		return s[i:]
	}
	return ""
}

const upperHex = "0123456789ABCDEF"

// normalize makes equal what RFC 9309, §2.2.2, compares as equal: an escaped letter,
// digit or mark is the letter, a byte beyond ASCII is its escape, and escapes have
// capital digits. Escaped delimiters stay escaped. In a path, other than in a pattern,
// an asterisk and a dollar sign are escaped: there they are mere text.
func normalize(s string, isPattern bool) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c, escaped := s[i], false
		if c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			c, escaped = unhex(s[i+1])<<4|unhex(s[i+2]), true
			i += 2
		}
		switch {
		case c <= ' ', c >= 0x7F,
			escaped && strings.IndexByte("/%?#&=+*$", c) >= 0,
			!isPattern && (c == '*' || c == '$'):
			b.WriteByte('%')
			b.WriteByte(upperHex[c>>4])
			b.WriteByte(upperHex[c&15])
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func unhex(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c&0xDF - 'A' + 10
}
