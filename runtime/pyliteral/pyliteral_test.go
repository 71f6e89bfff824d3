package pyliteral_test

import (
	"iter"
	"math"
	"math/big"
	"testing"
	"time"

	"github.com/gojscrape/gojscrape/runtime/pyliteral"
)

// pairs is a mapping that keeps its order.
type pairs []struct {
	key   string
	value any
}

func (p pairs) All() iter.Seq2[string, any] {
	return func(yield func(string, any) bool) {
		for _, e := range p {
			if !yield(e.key, e.value) {
				return
			}
		}
	}
}

// The texts on the right are what CPython 3.11 prints.
func TestReprPrintsAsPython(t *testing.T) {
	huge, _ := new(big.Int).SetString("123456789012345678901234567890", 10)
	cases := []struct {
		value any
		want  string
	}{
		{nil, "None"},
		{true, "True"},
		{false, "False"},
		{-7, "-7"},
		{int64(math.MinInt64), "-9223372036854775808"},
		{huge, "123456789012345678901234567890"},
		{3.0, "3.0"},
		{math.Copysign(0, -1), "-0.0"},
		{0.1, "0.1"},
		{1e-4, "0.0001"},
		{1e-5, "1e-05"},
		{1e-7, "1e-07"},
		{1.5e300, "1.5e+300"},
		{1e15, "1000000000000000.0"},
		{1e16, "1e+16"},
		{123456789.125, "123456789.125"},
		{math.Inf(1), "inf"},
		{math.Inf(-1), "-inf"},
		{math.NaN(), "nan"},
		{"", "''"},
		{"plain", "'plain'"},
		{"it's", `"it's"`},
		{`say "hi"`, `'say "hi"'`},
		{`it's "both"`, `'it\'s "both"'`},
		{"tab\tline\ncr\rback\\", `'tab\tline\ncr\rback\\'`},
		{"\x00\x1b\x7f", `'\x00\x1b\x7f'`},
		{"é €  \u00a0\u00ad\u200b\u2028", `'é €  \xa0\xad\u200b\u2028'`},
		{"😀\U000e0001", `'😀\U000e0001'`},
		{"bad\xff", `'bad\udcff'`},
		{"half\xed\xa0\xbda", `'half\ud83da'`}, {"half\xed\xb0\x80", `'half\udc00'`}, {"한\xed\xa0", `'한\udced\udca0'`},
		{[]byte("a'b\x00é"), `b"a'b\x00\xc3\xa9"`},
		{[]byte(nil), "b''"},
		{[]any{}, "[]"},
		{[]any{nil, 1, "x", []any{2.5}}, "[None, 1, 'x', [2.5]]"},
		{[]string{"a", "b"}, "['a', 'b']"},
		{[]int{200, 404}, "[200, 404]"},
		{pairs{{"b", 1}, {"a'", []any{true}}}, `{'b': 1, "a'": [True]}`},
		{pairs{}, "{}"},
		{map[string]any{"b": 1, "a": 2}, "{'a': 2, 'b': 1}"},
		{time.Date(2026, 8, 21, 10, 0, 0, 123456789, time.UTC), "datetime.datetime(2026, 8, 21, 10, 0, 0, 123456, tzinfo=datetime.timezone.utc)"},
		{time.Date(2026, 8, 21, 10, 0, 5, 0, time.UTC), "datetime.datetime(2026, 8, 21, 10, 0, 5, tzinfo=datetime.timezone.utc)"},
		{time.Date(2026, 8, 21, 12, 0, 0, 0, time.FixedZone("", 7200)), "datetime.datetime(2026, 8, 21, 10, 0, tzinfo=datetime.timezone.utc)"},
	}
	for _, c := range cases {
		if got := pyliteral.Repr(c.value); got != c.want {
			t.Errorf("Repr(%#v) = %s, want %s", c.value, got, c.want)
		}
	}
}

func TestStrLeavesTextAlone(t *testing.T) {
	cases := []struct {
		value any
		want  string
	}{
		{"it's", "it's"},
		{nil, "None"},
		{1e-7, "1e-07"},
		{[]any{"it's"}, `["it's"]`},
		{time.Date(2026, 8, 21, 10, 0, 0, 0, time.UTC), "2026-08-21 10:00:00+00:00"},
		{time.Date(2026, 8, 21, 10, 0, 0, 5000, time.UTC), "2026-08-21 10:00:00.000005+00:00"},
	}
	for _, c := range cases {
		if got := pyliteral.Str(c.value); got != c.want {
			t.Errorf("Str(%#v) = %s, want %s", c.value, got, c.want)
		}
	}
}
