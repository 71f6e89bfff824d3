package selector

import (
	"fmt"
	"strconv"
	"strings"
)

// skipLiteral returns where the quoted text that starts at i ends.
func skipLiteral(expr string, i int) int {
	if end := strings.IndexByte(expr[i+1:], expr[i]); end >= 0 {
		return i + end + 2
	}
	return len(expr)
}

// skipName returns where the name that starts at i ends; prefixes and axes belong to it.
func skipName(expr string, i int) int {
	for i < len(expr) && (isNameByte(expr[i]) || expr[i] == ':' || expr[i] == '.') {
		i++
	}
	return i
}

// splitArguments returns what lies between the commas of the call whose parenthesis opens
// at i, and where the call ends; ok is false when it doesn't.
func splitArguments(expr string, i int) (args []string, end int, ok bool) {
	depth, start := 0, i+1
	for ; i < len(expr); i++ {
		switch c := expr[i]; {
		case c == '\'' || c == '"':
			i = skipLiteral(expr, i) - 1
		case c == '(' || c == '[':
			depth++
		case c == ',' && depth == 1:
			args = append(args, strings.TrimSpace(expr[start:i]))
			start = i + 1
		case c == ')' || c == ']':
			depth--
		}
		if depth == 0 {
			if last := strings.TrimSpace(expr[start:min(i, len(expr))]); last != "" || args != nil {
				args = append(args, last)
			}
			return args, i + 1, true
		}
	}
	return nil, i, false
}

// isLiteral reports whether expr is one quoted text.
func isLiteral(expr string) bool {
	return expr != "" && (expr[0] == '\'' || expr[0] == '"') && skipLiteral(expr, 0) == len(expr)
}

// literal writes s as an expression. XPath has no escapes: a text with both kinds of
// quotes is put together from pieces.
func literal(s string) string {
	switch {
	case !strings.Contains(s, "'"):
		return "'" + s + "'"
	case !strings.Contains(s, `"`):
		return `"` + s + `"`
	}
	return "concat('" + strings.ReplaceAll(s, "'", `',"'",'`) + "')"
}

// numberLiteral writes an int, int64 or float64 as an expression, which has no exponents.
func numberLiteral(v any) string {
	f, ok := v.(float64)
	if !ok {
		return fmt.Sprint(v)
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}
