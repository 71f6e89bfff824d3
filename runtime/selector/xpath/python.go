package xpath

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// translation writes a pattern of Python in two other syntaxes: Go's, for ASCII texts
// alone, and that of .NET, which regexp2 reads.
type translation struct {
	src         string
	at          int
	golang, net strings.Builder
	goable      bool // Go has words for it
	lineEnd     bool
	lines       bool // the flag m is set for all of it
	err         error
}

const (
	goSpace   = `\t-\r\x1c-\x20`
	netSpace  = `\s\x1c-\x1f`
	netLetter = `\p{L}\p{N}_`
)

func translatePattern(src string) (*translation, error) {
	t := &translation{src: src, goable: true}
	for t.at < len(src) && t.err == nil {
		switch src[t.at] {
		case '\\':
			t.escape(false)
		case '[':
			t.class()
		case '(':
			t.group()
		case '$':
			t.lineEnd = t.lineEnd || !t.lines
			if t.at++; t.lines {
				t.both("$")
			} else {
				t.write(`\z`, "$")
			}
		case '{':
			if t.at++; strings.HasPrefix(src[t.at:], ",") {
				t.both("{0")
			} else {
				t.both("{")
			}
		default:
			t.copy()
		}
	}
	return t, t.err
}

func (t *translation) both(s string) { t.write(s, s) }

func (t *translation) write(golang, net string) {
	t.golang.WriteString(golang)
	t.net.WriteString(net)
}

// copy takes one character over.
func (t *translation) copy() {
	_, size := utf8.DecodeRuneInString(t.src[t.at:])
	t.both(t.src[t.at : t.at+size])
	t.at += size
}

// class reads up to the bracket that closes it. A bracket that opens means itself there,
// and so does one that closes at the start.
func (t *translation) class() {
	t.both("[")
	if t.at++; strings.HasPrefix(t.src[t.at:], "^") {
		t.copy()
	}
	for start := t.at; t.at < len(t.src) && t.err == nil; {
		switch c := t.src[t.at]; {
		case c == ']' && t.at > start:
			t.copy()
			return
		case c == '[' || c == ']':
			t.both(`\`)
			t.copy()
		case c == '\\':
			t.escape(true)
		default:
			t.copy()
		}
	}
}

var pythonFlags = regexp.MustCompile(`^\(\?([aiLmsux]+)([:)])`)

func (t *translation) group() {
	rest := t.src[t.at:]
	switch {
	case strings.HasPrefix(rest, "(?P<"):
		t.write("(?P<", "(?<")
		t.at += len("(?P<")
		return
	case strings.HasPrefix(rest, "(?P="):
		name, _, _ := strings.Cut(rest[len("(?P="):], ")")
		t.goable = false
		t.net.WriteString(`\k<` + name + ">")
		t.at = min(t.at+len("(?P=")+len(name)+1, len(t.src))
		return
	case strings.HasPrefix(rest, "(?#"):
		comment, _, _ := strings.Cut(rest, ")")
		t.at = min(t.at+len(comment)+1, len(t.src))
		return
	}
	if flags := pythonFlags.FindStringSubmatch(rest); flags != nil {
		t.flags(flags[1], flags[2])
		t.at += len(flags[0])
		return
	}
	if strings.HasPrefix(rest, "(?") && !strings.HasPrefix(rest, "(?:") {
		t.goable = false
	}
	t.copy()
	for t.at < len(t.src) && strings.IndexByte("?:=!<>", t.src[t.at]) >= 0 && strings.HasPrefix(rest, "(?") {
		t.copy()
	}
}

// flags writes those that both engines have: Unicode is what they do anyway.
func (t *translation) flags(letters, closing string) {
	kept := strings.Map(func(r rune) rune {
		if strings.ContainsRune("imsx", r) {
			return r
		}
		return -1
	}, letters)
	if strings.ContainsAny(kept, "x") || closing == ":" && strings.Contains(kept, "m") {
		t.goable = false
	}
	t.lines = t.lines || strings.Contains(kept, "m")
	if kept != "" || closing == ":" {
		t.both("(?" + kept + closing)
	}
}

// escape reads a backslash and what follows it.
func (t *translation) escape(inClass bool) {
	if t.at+1 == len(t.src) {
		t.err = fmt.Errorf("it ends in a backslash")
		return
	}
	c := t.src[t.at+1]
	t.at += 2
	switch {
	case c == 'Z' && !inClass:
		t.both(`\z`)
	case c == 's' || c == 'w' || c == 'S' || c == 'W':
		t.kind(c, inClass)
	case c == 'b' && inClass:
		t.write(`\x08`, `\b`)
	case c == 'u' || c == 'U':
		t.codePoint(c)
	case isDigit(c):
		t.goable = false
		t.net.WriteString(`\` + string(c))
	case strings.IndexByte("AbBdDafnrtvx", c) >= 0:
		t.both(`\` + string(c))
	case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
		t.err = fmt.Errorf(`bad escape \%c`, c)
	case c == '_' || c >= utf8.RuneSelf:
		t.at--
		t.copy()
	default:
		t.both(`\` + string(c))
	}
}

// kind writes a class of characters, which Python defines by Unicode.
func (t *translation) kind(c byte, inClass bool) {
	golang, net := `0-9A-Za-z_`, netLetter
	if c == 's' || c == 'S' {
		golang, net = goSpace, netSpace
	}
	switch small := c == 's' || c == 'w'; {
	case small && inClass:
		t.write(golang, net)
	case small:
		t.write("["+golang+"]", "["+net+"]")
	case inClass:
		t.goable = t.goable && c == 'W'
		t.both(`\` + string(c))
	default:
		t.write("[^"+golang+"]", "[^"+net+"]")
	}
}

func (t *translation) codePoint(c byte) {
	size := 4
	if c == 'U' {
		size = 8
	}
	if t.at+size > len(t.src) {
		t.err = fmt.Errorf(`incomplete escape \%c`, c)
		return
	}
	r, err := strconv.ParseUint(t.src[t.at:t.at+size], 16, 21)
	if err != nil {
		t.err = fmt.Errorf(`bad escape \%c%s`, c, t.src[t.at:t.at+size])
		return
	}
	t.both(regexp.QuoteMeta(string(rune(r))))
	t.at += size
}

// matchesEmpty reports whether a pattern in Go's syntax may match the empty string.
func matchesEmpty(source string) bool {
	parsed, err := syntax.Parse(source, syntax.Perl)
	return err != nil || nullable(parsed)
}

func nullable(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpLiteral:
		return len(re.Rune) == 0
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL, syntax.OpNoMatch:
		return false
	case syntax.OpCapture, syntax.OpPlus:
		return nullable(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min == 0 || nullable(re.Sub[0])
	case syntax.OpConcat:
		return !slices.ContainsFunc(re.Sub, func(sub *syntax.Regexp) bool { return !nullable(sub) })
	case syntax.OpAlternate:
		return slices.ContainsFunc(re.Sub, nullable)
	}
	return true // *, ?, and what looks at a place: ^, \b
}
