package console

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/dop251/goja"
)

const (
	maxString = 10_000 // characters of a quoted string, as in Node
	minSplit  = 16     // characters; longer strings are split at their line breaks
)

func (in *inspector) primitive(v goja.Value) string {
	switch {
	case v == nil:
		return "undefined"
	case goja.IsString(v):
		return in.quoted(v.String())
	case isSymbol(v):
		return symbolText(v)
	case isBigInt(v):
		return v.String() + "n"
	case goja.IsNumber(v):
		return numberText(v)
	}
	return v.String()
}

// quoted quotes a string, over several lines if it has them and is long.
func (in *inspector) quoted(s string) string {
	s, rest := shorten(s)
	if utf8.RuneCountInString(s) <= minSplit || utf8.RuneCountInString(s) <= breakLength-in.indent-4 {
		return quote(s) + rest
	}
	var lines []string
	for line := range strings.Lines(s) {
		lines = append(lines, quote(line))
	}
	return strings.Join(lines, " +\n"+strings.Repeat(" ", in.indent+2)) + rest
}

// shorten cuts a string that is too long to print.
func shorten(s string) (head, rest string) {
	if len(s) <= maxString {
		return s, ""
	}
	runes := []rune(s)
	if len(runes) <= maxString {
		return s, ""
	}
	return string(runes[:maxString]), more(len(runes)-maxString, "character", "characters")
}

// quote puts a string between the first of ' " ` that is not in it.
func quote(s string) string {
	q := "'"
	if strings.Contains(s, "'") {
		switch {
		case !strings.Contains(s, `"`):
			q = `"`
		case !strings.Contains(s, "`") && !strings.Contains(s, "${"):
			q = "`"
		}
	}
	var b strings.Builder
	b.WriteString(q)
	for _, r := range s {
		b.WriteString(escape(r, q))
	}
	b.WriteString(q)
	return b.String()
}

func escape(r rune, quote string) string {
	switch r {
	case '\b':
		return `\b`
	case '\t':
		return `\t`
	case '\n':
		return `\n`
	case '\f':
		return `\f`
	case '\r':
		return `\r`
	case '\\':
		return `\\`
	}
	if string(r) == quote && quote == "'" {
		return `\'`
	}
	if r < ' ' || r >= 0x7f && r < 0xa0 {
		return fmt.Sprintf(`\x%02X`, r)
	}
	return string(r)
}

// more says what a description leaves out.
func more(n int, one, many string) string {
	if n == 1 {
		many = one
	}
	return fmt.Sprintf("... %d more %s", n, many)
}

var identifier = regexp.MustCompile(`^[a-zA-Z_][a-zA-Z_0-9]*$`)

// keyText is a name of a property as it would be written in a literal.
func keyText(key goja.Value) string {
	if isSymbol(key) {
		return "[" + symbolText(key) + "]"
	}
	switch name := key.String(); {
	case name == "__proto__":
		return "['__proto__']"
	case identifier.MatchString(name):
		return name
	default:
		return quote(name)
	}
}

func symbolText(v goja.Value) string { return "Symbol(" + v.String() + ")" }

func isSymbol(v goja.Value) bool {
	_, ok := v.(*goja.Symbol)
	return ok
}

func isBigInt(v goja.Value) bool {
	_, isObject := v.(*goja.Object)
	_, ok := v.Export().(*big.Int)
	return ok && !isObject
}
