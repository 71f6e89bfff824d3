package feed

import (
	"fmt"
	"math/big"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/pyliteral"
)

// appendISO appends a time as JavaScript's toISOString writes it: in UTC, to the
// millisecond, years outside 0 to 9999 with a sign and six digits.
func appendISO(b []byte, t time.Time) []byte {
	t = t.UTC()
	if y := t.Year(); y < 0 || y > 9999 {
		b = fmt.Appendf(b, "%+07d", y)
		return t.AppendFormat(b, "-01-02T15:04:05.000Z")
	}
	return t.AppendFormat(b, "2006-01-02T15:04:05.000Z")
}

func iso(t time.Time) string { return string(appendISO(nil, t)) }

// plain returns v with every time in it, however deep, as text. The error names the
// field of a value that no feed can hold.
func plain(v any) (any, error) {
	switch v := v.(type) {
	case nil, bool, int, int64, float64, string, []byte, []string, *big.Int:
		return v, nil
	case time.Time:
		return iso(v), nil
	case []any:
		return plainList(v)
	case crawl.Fields:
		return plainFields(v)
	}
	return nil, unsupported(v)
}

func plainList(list []any) (any, error) {
	out := make([]any, len(list))
	for i, e := range list {
		p, err := plain(e)
		if err != nil {
			return nil, err
		}
		out[i] = p
	}
	return out, nil
}

func plainFields(fields crawl.Fields) (any, error) {
	out := make(crawl.Fields, len(fields))
	for i, f := range fields {
		p, err := plain(f.Value)
		if err != nil {
			return nil, inField(f.Name, err)
		}
		out[i] = crawl.Field{Name: f.Name, Value: p}
	}
	return out, nil
}

// scalars puts U+FFFD for surrogates without their pair, which only JSON has a form for.
func scalars(text string) string {
	const lead = 0xed // of surrogates, and of a part of Hangul
	if strings.IndexByte(text, lead) < 0 || utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		r, size := pyliteral.DecodeRune(text[i:])
		b.WriteRune(r) // of a surrogate it makes U+FFFD
		i += size
	}
	return b.String()
}

func unsupported(v any) error { return fmt.Errorf("a value of type %T can't be written", v) }

func inField(name string, err error) error { return fmt.Errorf("field %q: %w", name, err) }
