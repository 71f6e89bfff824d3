package cookies

import (
	"strings"
	"time"
)

// parseDate reads a date as browsers do (RFC 6265bis, §5.1.1): it takes the first
// token that looks like a time, a day of the month, a month and a year, in any order
// and among any other text.
func parseDate(s string) (t time.Time, ok bool) {
	d := date{day: -1, year: -1, hour: -1}
	for token := range strings.FieldsFuncSeq(s, isDateDelimiter) {
		d.take(token)
	}
	if d.hour < 0 || d.day < 0 || d.month == 0 || d.year < 0 {
		return time.Time{}, false
	}
	switch {
	case 70 <= d.year && d.year <= 99:
		d.year += 1900
	case d.year <= 69:
		d.year += 2000
	}
	if d.year < 1601 || d.hour > 23 || d.minute > 59 || d.second > 59 {
		return time.Time{}, false
	}
	t = time.Date(d.year, d.month, d.day, d.hour, d.minute, d.second, 0, time.UTC)
	// time.Date moves the 31st of February to March: such a day does not exist.
	return t, t.Day() == d.day
}

// date is what has been found so far; -1, or month 0, is "not yet".
type date struct {
	day, year            int
	month                time.Month
	hour, minute, second int
}

// take uses a token for the first part it fits that has not been found yet.
func (d *date) take(token string) {
	if d.hour < 0 && d.takeTime(token) {
		return
	}
	if day, ok := number(token, 1, 2); ok && d.day < 0 {
		d.day = day
		return
	}
	if m := month(token); m != 0 && d.month == 0 {
		d.month = m
		return
	}
	if year, ok := number(token, 2, 4); ok && d.year < 0 {
		d.year = year
	}
}

// takeTime reads "h:m:s", each of one or two digits, and ignores what follows.
func (d *date) takeTime(token string) bool {
	parts := strings.SplitN(token, ":", 3)
	if len(parts) < 3 || !allDigits(parts[0]) || !allDigits(parts[1]) {
		return false
	}
	h, ok1 := number(parts[0], 1, 2)
	m, ok2 := number(parts[1], 1, 2)
	s, ok3 := number(parts[2], 1, 2)
	if !ok1 || !ok2 || !ok3 {
		return false
	}
	d.hour, d.minute, d.second = h, m, s
	return true
}

// number reads a run of least to most digits at the start of s; what follows must
// not be a digit.
func number(s string, least, most int) (n int, ok bool) {
	i := 0
	for ; i < len(s) && isDigit(rune(s[i])); i++ {
		if i == most {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, i >= least
}

// month compares the first three letters; 0 is "no month".
func month(s string) time.Month {
	if len(s) < 3 {
		return 0
	}
	i := strings.Index("jan feb mar apr may jun jul aug sep oct nov dec", strings.ToLower(s[:3]))
	if i < 0 || i%4 != 0 {
		return 0
	}
	return time.Month(i/4 + 1)
}

// isDateDelimiter is the RFC's delimiter: everything but digits, letters, ":" and
// bytes beyond ASCII, with 0x7F counted as text.
func isDateDelimiter(r rune) bool {
	switch {
	case r == '\t', 0x20 <= r && r <= 0x2F, 0x3B <= r && r <= 0x40, 0x5B <= r && r <= 0x60, 0x7B <= r && r <= 0x7E:
		return true
	}
	return false
}

func allDigits(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !isDigit(r) })
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }
