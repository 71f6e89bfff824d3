package database

import (
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
)

// formatArray writes a list as PostgreSQL reads arrays: {1,"a",NULL,{…}}.
// https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO
func formatArray(list []any) (string, error) {
	parts := make([]string, len(list))
	for i, v := range list {
		part, err := formatElement(v)
		if err != nil {
			return "", fmt.Errorf("[%d]: %w", i, err)
		}
		parts[i] = part
	}
	return "{" + strings.Join(parts, ",") + "}", nil
}

func formatElement(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "NULL", nil
	case List:
		return formatArray(v.Values)
	case []byte:
		return `"\\x` + hex.EncodeToString(v) + `"`, nil
	}
	text, err := postgresEncode(v)
	if err != nil {
		return "", err
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text.(string)) + `"`, nil
}

// parseArray reads an array; one that can't be read stays text.
func parseArray(v any, element func(string) any) any {
	text, ok := v.(string)
	if !ok {
		return v
	}
	if strings.HasPrefix(text, "[") { // bounds that don't begin at 1: [0:1]={…}
		_, text, _ = strings.Cut(text, "=")
	}
	p := arrayParser{text: text, element: element}
	list := p.list()
	if p.failed || p.pos != len(p.text) {
		return v
	}
	return list
}

// arrayParser reads the text of an array from left to right.
type arrayParser struct {
	text    string
	pos     int
	element func(string) any
	failed  bool
}

func (p *arrayParser) list() []any {
	list := []any{}
	p.expect('{')
	if p.peek() == '}' {
		p.pos++
		return list
	}
	for !p.failed {
		list = append(list, p.value())
		if p.peek() != ',' {
			break
		}
		p.pos++
	}
	p.expect('}')
	return list
}

func (p *arrayParser) value() any {
	switch p.peek() {
	case '{':
		return p.list()
	case '"':
		return p.element(p.quoted())
	}
	start := p.pos
	for c := p.peek(); c != ',' && c != '}' && c != 0; c = p.peek() {
		p.pos++
	}
	word := p.text[start:p.pos]
	if word == "NULL" {
		return nil
	}
	return p.element(word)
}

func (p *arrayParser) quoted() string {
	var b strings.Builder
	for p.pos++; p.peek() != '"'; p.pos++ {
		if p.peek() == '\\' {
			p.pos++
		}
		if p.pos >= len(p.text) {
			p.failed = true
			return ""
		}
		b.WriteByte(p.text[p.pos])
	}
	p.pos++
	return b.String()
}

func (p *arrayParser) expect(c byte) {
	if p.peek() != c {
		p.failed = true
		return
	}
	p.pos++
}

// peek returns 0 at the end.
func (p *arrayParser) peek() byte {
	if p.pos >= len(p.text) {
		return 0
	}
	return p.text[p.pos]
}

// postgresElement reads an element of a type as a column of it would read.
func postgresElement(name string) func(string) any {
	switch name {
	case "INT2", "INT4", "INT8", "OID":
		return func(s string) any {
			n, err := strconv.ParseInt(s, 10, 64)
			return or[any](err == nil, n, s)
		}
	case "FLOAT4", "FLOAT8":
		return func(s string) any {
			f, err := strconv.ParseFloat(s, 64)
			return or[any](err == nil, f, s)
		}
	case "BOOL":
		return func(s string) any { return s == "t" }
	case "BYTEA":
		return func(s string) any {
			b, err := hex.DecodeString(strings.TrimPrefix(s, `\x`))
			return or[any](err == nil, b, s)
		}
	case "JSON", "JSONB":
		return func(s string) any { return JSON(s) }
	case "DATE", "TIMESTAMP", "TIMESTAMPTZ":
		return func(s string) any {
			return timeOf(s, "2006-01-02 15:04:05.999999", "2006-01-02", "2006-01-02 15:04:05.999999-07", "2006-01-02 15:04:05.999999-07:00")
		}
	}
	return func(s string) any { return s }
}

func or[T any](ok bool, v, otherwise T) T {
	if ok {
		return v
	}
	return otherwise
}
