package crawl

import "strings"

// byteSet holds the bytes that stand for themselves in one part of a URL; all
// others are written as %XX.
type byteSet [256]bool

// The characters of RFC 3986, sections 2.2 and 2.3.
const (
	unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
	subDelims  = "!$&'()*+,;="
)

// What each part of a cleaned URL may hold. These are the characters that RFC 3986,
// RFC 2396 and the URL standard agree on, and "%", since what is already escaped
// stays escaped.
var (
	userinfoBytes     = newByteSet(unreserved + "!$&'()*+,")
	pathBytes         = newByteSet(unreserved + subDelims + ":/?@%")
	specialQueryBytes = newByteSet(unreserved + "!$&()*+,;=" + ":/?@%")
	canonicalBytes    = newByteSet(unreserved + subDelims + ":/?[]@|%")
	formBytes         = newByteSet(unreserved)
)

func newByteSet(chars string) *byteSet {
	s := &byteSet{}
	for i := range len(chars) {
		s[chars[i]] = true
	}
	return s
}

// holds says whether all bytes of text are in the set.
func (s *byteSet) holds(text string) bool { return s.span(text) == len(text) }

// span is how many bytes text begins with that are in the set.
func (s *byteSet) span(text string) int {
	for i := range len(text) {
		if !s[text[i]] {
			return i
		}
	}
	return len(text)
}

// quote escapes the bytes of text that are not in the set.
func (s *byteSet) quote(text string) string {
	if s.holds(text) {
		return text
	}
	return string(s.appendQuoted(make([]byte, 0, len(text)+16), text))
}

func (s *byteSet) appendQuoted(b []byte, text string) []byte {
	for i := range len(text) {
		if c := text[i]; s[c] {
			b = append(b, c)
		} else {
			b = append(b, '%', upperHex[c>>4], upperHex[c&15])
		}
	}
	return b
}

const upperHex = "0123456789ABCDEF"

// unquote turns every well-formed %XX into its byte and leaves other percent signs.
func unquote(text string) string {
	i := strings.IndexByte(text, '%')
	if i < 0 {
		return text
	}
	b := append(make([]byte, 0, len(text)), text[:i]...)
	for ; i < len(text); i++ {
		if text[i] == '%' && i+2 < len(text) {
			hi, ok1 := unhex(text[i+1])
			lo, ok2 := unhex(text[i+2])
			if ok1 && ok2 {
				b = append(b, hi<<4|lo)
				i += 2
				continue
			}
		}
		b = append(b, text[i])
	}
	return string(b)
}

func unhex(c byte) (n byte, ok bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, true
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}
