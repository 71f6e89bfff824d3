package xpath

import (
	"math"
	"strconv"
	"strings"
)

// numberEnd is where the digits that start at i end. As libxml2 does, it takes an
// exponent, which the recommendation hasn't got.
func numberEnd(s string, i int) int {
	i = digitsEnd(s, i)
	if i < len(s) && s[i] == '.' {
		i = digitsEnd(s, i+1)
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		at := i + 1
		if at < len(s) && (s[at] == '+' || s[at] == '-') {
			at++
		}
		if end := digitsEnd(s, at); end > at {
			return end
		}
	}
	return i
}

func digitsEnd(s string, i int) int {
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	return i
}

// parseNumber is number() of a string, §4.4: NaN if it isn't one. A minus alone, which
// libxml2 takes for a zero, isn't.
func parseNumber(s string) float64 {
	s = strings.Trim(s, " \t\r\n")
	digits := strings.TrimPrefix(s, "-")
	if digits == "" || !isDigit(digits[0]) && (digits[0] != '.' || len(digits) == 1 || !isDigit(digits[1])) {
		return math.NaN()
	}
	if numberEnd(digits, 0) != len(digits) {
		return math.NaN()
	}
	f, _ := strconv.ParseFloat(s, 64) // out of range gives an infinity, as it should
	return f
}

// appendNumber is string() of a number as libxml2 writes it: up to 15 digits, with an
// exponent above 1e9 and below 1e-5.
func appendNumber(b []byte, f float64) []byte {
	switch abs := math.Abs(f); {
	case math.IsNaN(f):
		return append(b, "NaN"...)
	case math.IsInf(f, 1):
		return append(b, "Infinity"...)
	case math.IsInf(f, -1):
		return append(b, "-Infinity"...)
	case abs < math.MaxInt32 && f == math.Trunc(f): // no sign for a negative zero
		return strconv.AppendInt(b, int64(f), 10)
	case abs > 1e9 || abs < 1e-5:
		return appendScientific(b, f)
	default:
		return trimZeros(strconv.AppendFloat(b, f, 'f', decimals(abs), 64))
	}
}

func appendScientific(b []byte, f float64) []byte {
	start := len(b)
	b = strconv.AppendFloat(b, f, 'e', 14, 64)
	exponent := len(b) - 1
	for b[exponent] != 'e' {
		exponent--
	}
	tail := string(b[exponent:])
	return append(b[:start], append(trimZeros(b[start:exponent]), tail...)...)
}

// decimals is how many digits after the point make 15 in all. The zeros right after the
// point don't count.
func decimals(abs float64) int {
	var digits [32]byte
	text := string(strconv.AppendFloat(digits[:0], abs, 'e', -1, 64))
	mantissa, exponent, _ := strings.Cut(text, "e")
	magnitude, _ := strconv.Atoi(exponent)
	switch {
	case magnitude > 0:
		return 14 - magnitude
	case magnitude < 0 && mantissa != "1": // the logarithm, cut off towards zero
		magnitude++
	}
	return 15 - magnitude
}

// trimZeros drops the zeros at the end of digits that have a point.
func trimZeros(b []byte) []byte {
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	if b[len(b)-1] == '.' {
		b = b[:len(b)-1]
	}
	return b
}

// round is round() of §4.4 as libxml2 has it: half goes up.
func round(f float64) float64 {
	if f >= -0.5 && f < 0.5 {
		return math.Copysign(0, f)
	}
	return math.Floor(f + 0.5)
}
