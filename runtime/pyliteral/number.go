package pyliteral

import (
	"fmt"
	"math"
	"strconv"
	"time"
)

// Float is Python's repr of a float: the shortest digits that give it back, with an
// exponent below 1e-4 and from 1e16 on.
func Float(f float64) string { return string(AppendFloat(nil, f)) }

// AppendFloat appends Float(f).
func AppendFloat(b []byte, f float64) []byte {
	switch {
	case math.IsNaN(f):
		return append(b, "nan"...)
	case math.IsInf(f, 1):
		return append(b, "inf"...)
	case math.IsInf(f, -1):
		return append(b, "-inf"...)
	}
	if size := math.Abs(f); size != 0 && (size < 1e-4 || size >= 1e16) {
		return strconv.AppendFloat(b, f, 'e', -1, 64)
	}
	b = strconv.AppendFloat(b, f, 'f', -1, 64)
	if f == math.Trunc(f) {
		b = append(b, ".0"...)
	}
	return b
}

// appendTime leaves out what Python leaves out: microseconds that are 0, and then
// seconds that are 0.
func appendTime(b []byte, t time.Time) []byte {
	t = t.UTC()
	b = fmt.Appendf(b, "datetime.datetime(%d, %d, %d, %d, %d", t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute())
	micro := t.Nanosecond() / 1000
	if t.Second() != 0 || micro != 0 {
		b = fmt.Appendf(b, ", %d", t.Second())
	}
	if micro != 0 {
		b = fmt.Appendf(b, ", %d", micro)
	}
	return append(b, ", tzinfo=datetime.timezone.utc)"...)
}

func strTime(t time.Time) string {
	if t = t.UTC(); t.Nanosecond()/1000 != 0 {
		return t.Format("2006-01-02 15:04:05.000000") + "+00:00"
	}
	return t.Format("2006-01-02 15:04:05") + "+00:00"
}
