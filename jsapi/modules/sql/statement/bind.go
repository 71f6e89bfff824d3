package statement

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Params are the values for a statement: a list for ? and $1, or by name for
// :name. The zero value is none.
type Params struct {
	List  []any
	Named func(name string) (v any, ok bool)
}

// Blank is a value for each placeholder of the statement, all NULL.
func (s *Statement) Blank() Params {
	if s.Named() {
		return Params{Named: func(string) (any, bool) { return nil, true }}
	}
	return Params{List: make([]any, s.count())}
}

// count is how many values a list for the statement has.
func (s *Statement) count() int {
	count, highest := 0, 0
	for _, m := range s.marks {
		switch m.kind {
		case positional:
			count++
		case numbered:
			highest = max(highest, m.number)
		}
	}
	if highest > 0 {
		return highest
	}
	return count
}

// Bound is a statement as a driver takes it.
type Bound struct {
	Text   string
	Args   []any
	pieces []piece
}

// piece is a placeholder that was replaced: where it begins in the driver's
// text and in the author's, and how long it is there.
type piece struct{ out, outLen, in, inLen int }

// Bind puts the placeholders into the driver's form and the values into the
// order of them. An error says what does not fit.
func (s *Statement) Bind(p Params) (*Bound, error) {
	b := &binder{stmt: s, params: p, bound: &Bound{}, numbers: map[string]int{}}
	switch {
	case p.Named != nil:
		return b.replace(named)
	case s.has(numbered):
		return b.bindNumbered()
	case s.dialect == Postgres && len(p.List) == 0:
		return &Bound{Text: s.Text}, nil // here ? is an operator
	}
	return b.bindPositional()
}

// binder writes one bound statement.
type binder struct {
	stmt    *Statement
	params  Params
	bound   *Bound
	numbers map[string]int // of the names that PostgreSQL knows as $1
}

func (b *binder) bindNumbered() (*Bound, error) {
	highest := 0
	for _, m := range b.stmt.marks {
		if m.kind == numbered {
			highest = max(highest, m.number)
		}
		if m.kind == positional && b.stmt.dialect != Postgres {
			return nil, errors.New("the statement mixes ? and $1: use one of them")
		}
	}
	if highest != len(b.params.List) {
		return nil, fmt.Errorf("the statement goes up to $%d, but there are %d values", highest, len(b.params.List))
	}
	if b.stmt.dialect == Postgres {
		return &Bound{Text: b.stmt.Text, Args: b.params.List}, nil
	}
	return b.replace(numbered)
}

func (b *binder) bindPositional() (*Bound, error) {
	count := 0
	for _, m := range b.stmt.marks {
		if m.kind == positional {
			count++
		}
	}
	if count == len(b.params.List) {
		return b.replace(positional)
	}
	if count == 0 && b.stmt.has(named) {
		return nil, errors.New("the statement has names such as :name: give the values as an object")
	}
	return nil, fmt.Errorf("the statement has %d placeholders, but there are %d values", count, len(b.params.List))
}

// replace writes the text anew with the driver's placeholders for all of a kind.
func (b *binder) replace(k kind) (*Bound, error) {
	var text strings.Builder
	done := 0
	for _, m := range b.stmt.marks {
		if m.kind != k && (m.kind != escaped || k != positional) {
			continue
		}
		text.WriteString(b.stmt.Text[done:m.start])
		done = m.end
		placeholder, err := b.placeholder(m)
		if err != nil {
			return nil, err
		}
		b.bound.pieces = append(b.bound.pieces, piece{text.Len(), len(placeholder), m.start, m.end - m.start})
		text.WriteString(placeholder)
	}
	text.WriteString(b.stmt.Text[done:])
	b.bound.Text = text.String()
	return b.bound, nil
}

// placeholder is what replaces m; its value joins the arguments.
func (b *binder) placeholder(m mark) (string, error) {
	if m.kind == escaped {
		return "?", nil
	}
	if n := b.numbers[m.name]; n > 0 {
		return "$" + strconv.Itoa(n), nil
	}
	v, err := b.value(m)
	if err != nil {
		return "", err
	}
	b.bound.Args = append(b.bound.Args, v)
	if b.stmt.dialect != Postgres {
		return "?", nil
	}
	if m.kind == named {
		b.numbers[m.name] = len(b.bound.Args)
	}
	return "$" + strconv.Itoa(len(b.bound.Args)), nil
}

func (b *binder) value(m mark) (any, error) {
	switch m.kind {
	case named:
		v, ok := b.params.Named(m.name)
		if !ok {
			return nil, fmt.Errorf("there is no value for :%s", m.name)
		}
		return v, nil
	case numbered:
		if m.number == 0 {
			return nil, errors.New("placeholders count from $1")
		}
		return b.params.List[m.number-1], nil
	}
	return b.params.List[len(b.bound.Args)], nil
}

// Origin is where a character of the driver's text stands in the author's. Both
// count characters from 1, as PostgreSQL does.
func (b *Bound) Origin(author string, position int) int {
	offset := byteOffset(b.Text, position-1)
	shift := 0
	for _, p := range b.pieces {
		if offset < p.out {
			break
		}
		if offset < p.out+p.outLen {
			return utf8.RuneCountInString(author[:p.in]) + 1
		}
		shift = p.in + p.inLen - p.out - p.outLen
	}
	return utf8.RuneCountInString(author[:min(max(offset+shift, 0), len(author))]) + 1
}

func byteOffset(s string, chars int) int {
	for i := range s {
		if chars <= 0 {
			return i
		}
		chars--
	}
	return len(s)
}
