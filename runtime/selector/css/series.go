package css

import "strconv"

// parseSeries reads an+b, odd or even. There are no spaces in s, and no upper case.
func parseSeries(s string) (a, b int, ok bool) {
	switch s {
	case "odd":
		return 2, 1, true
	case "even":
		return 2, 0, true
	}
	sign, digits, rest := term(s)
	if rest == "" || rest[0] != 'n' {
		return 0, signed(sign, digits), digits != "" && rest == ""
	}
	if a = signed(sign, digits); digits == "" {
		a = signed(sign, "1")
	}
	if rest == "n" {
		return a, 0, true
	}
	sign, digits, rest = term(rest[1:])
	return a, signed(sign, digits), sign != 0 && digits != "" && rest == ""
}

// term cuts a sign, 0 if there is none, and digits off s.
func term(s string) (sign byte, digits, rest string) {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		sign, s = s[0], s[1:]
	}
	end := 0
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	return sign, s[:end], s[end:]
}

// signed is the value of digits, at most the greatest int32.
func signed(sign byte, digits string) int {
	n, _ := strconv.ParseInt(digits, 10, 32)
	if sign == '-' {
		n = -n
	}
	return int(n)
}
