package feed

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// The values of quoting, as Python's csv module numbers them
// (https://docs.python.org/3/library/csv.html#csv.QUOTE_ALL).
const (
	quoteMinimal = iota
	quoteAll
	quoteNonNumeric
	quoteNone
)

// dialect is how rows of CSV are written, as Python's csv.writer has it.
type dialect struct {
	delimiter   rune
	quote       rune
	escape      rune // 0 is none
	doubleQuote bool
	quoting     int64
	terminator  string
}

// cell is one value of a row.
type cell struct {
	text   string
	number bool
}

func newDialect(k *kwargs) (dialect, error) {
	d := dialect{
		doubleQuote: k.flag("doublequote", true),
		quoting:     k.number("quoting", quoteMinimal),
		terminator:  k.text("lineterminator", "\r\n"),
	}
	if d.quoting < quoteMinimal || d.quoting > quoteNone {
		return d, fmt.Errorf("item_export_kwargs: quoting is %d; 0 quotes what needs it, 1 all, 2 what is no number, 3 nothing", d.quoting)
	}
	err := errors.Join(
		character(k, "delimiter", ",", &d.delimiter),
		character(k, "quotechar", `"`, &d.quote),
		character(k, "escapechar", "", &d.escape),
	)
	return d, err
}

// character reads an option that is one character, or none.
func character(k *kwargs, name, otherwise string, r *rune) error {
	s := k.text(name, otherwise)
	if utf8.RuneCountInString(s) > 1 || s == "" && otherwise != "" {
		return fmt.Errorf("item_export_kwargs: %s is %q, it takes one character", name, s)
	}
	if s != "" {
		*r, _ = utf8.DecodeRuneInString(s)
	}
	return nil
}

func (d *dialect) appendRow(b []byte, cells []cell) ([]byte, error) {
	var err error
	for i, c := range cells {
		if i > 0 {
			b = utf8.AppendRune(b, d.delimiter)
		}
		// A row of one empty cell would be an empty line without quotes.
		lone := len(cells) == 1 && c.text == ""
		if b, err = d.appendCell(b, c, lone); err != nil {
			return b, err
		}
	}
	return append(b, d.terminator...), nil
}

func (d *dialect) appendCell(b []byte, c cell, lone bool) ([]byte, error) {
	if d.quoting == quoteNone {
		return d.appendBare(b, c.text, lone)
	}
	quoted := lone || d.needsQuotes(c)
	if !quoted && d.doubleQuote && d.escape == 0 {
		return append(b, c.text...), nil
	}
	return d.appendEscaped(b, c.text, quoted)
}

func (d *dialect) needsQuotes(c cell) bool {
	switch d.quoting {
	case quoteAll:
		return true
	case quoteNonNumeric:
		return !c.number
	}
	return strings.ContainsFunc(c.text, func(r rune) bool { return d.isSpecial(r) && !d.isEscaped(r) })
}

func (d *dialect) appendEscaped(b []byte, text string, quoted bool) ([]byte, error) {
	if quoted {
		b = utf8.AppendRune(b, d.quote)
	}
	for _, r := range text {
		switch {
		case d.isEscaped(r) && d.escape == 0:
			return b, errNoEscape
		case d.isEscaped(r):
			b = utf8.AppendRune(b, d.escape)
		case r == d.quote:
			b = utf8.AppendRune(b, d.quote)
		}
		b = utf8.AppendRune(b, r)
	}
	if quoted {
		b = utf8.AppendRune(b, d.quote)
	}
	return b, nil
}

// isEscaped says of a character that it has the escape before it even in quotes.
func (d *dialect) isEscaped(r rune) bool {
	return r == d.quote && !d.doubleQuote || r == d.escape && r != 0
}

var errNoEscape = errors.New("a character needs an escape in CSV: set escapechar in item_export_kwargs")

// appendBare appends a cell that must not have quotes.
func (d *dialect) appendBare(b []byte, text string, lone bool) ([]byte, error) {
	if lone {
		return b, errors.New("a row of one empty cell needs quotes in CSV")
	}
	for _, r := range text {
		if d.isSpecial(r) {
			if d.escape == 0 {
				return b, errNoEscape
			}
			b = utf8.AppendRune(b, d.escape)
		}
		b = utf8.AppendRune(b, r)
	}
	return b, nil
}

// isSpecial says of a character that it means something in CSV.
func (d *dialect) isSpecial(r rune) bool {
	return r == d.delimiter || r == d.quote || r == d.escape && r != 0 || r == '\n' || r == '\r' || strings.ContainsRune(d.terminator, r)
}
