package url

import (
	"strconv"
	"strings"

	"github.com/dop251/goja"
)

// parseQuery reads application/x-www-form-urlencoded text: names and values
// in turn. https://url.spec.whatwg.org/#concept-urlencoded-parser
func parseQuery(query string) []string {
	var list []string
	for part := range strings.SplitSeq(query, "&") {
		if part == "" {
			continue
		}
		name, value, _ := strings.Cut(part, "=")
		list = append(list, unescape(name), unescape(value))
	}
	return list
}

// unescape decodes + and what is percent-encoded, leaving a % that encodes nothing.
func unescape(s string) string {
	if !strings.ContainsAny(s, "+%") {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '+':
			b = append(b, ' ')
		case s[i] == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			code, _ := strconv.ParseUint(s[i+1:i+3], 16, 8)
			b = append(b, byte(code))
			i += 2
		default:
			b = append(b, s[i])
		}
	}
	return strings.ToValidUTF8(string(b), "\ufffd")
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// serializeQuery is the reverse of parseQuery.
func serializeQuery(list []string) string {
	var b strings.Builder
	for i := 0; i+1 < len(list); i += 2 {
		if i > 0 {
			b.WriteByte('&')
		}
		escape(&b, list[i])
		b.WriteByte('=')
		escape(&b, list[i+1])
	}
	return b.String()
}

func escape(b *strings.Builder, s string) {
	const hex = "0123456789ABCDEF"
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ':
			b.WriteByte('+')
		case '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || strings.IndexByte("*-._", c) >= 0:
			b.WriteByte(c)
		default:
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
}

func flat(rt *goja.Runtime, list []string) goja.Value {
	values := make([]any, len(list))
	for i, s := range list {
		values[i] = s
	}
	return rt.NewArray(values...)
}

// serialize takes an array of names and values in turn.
func serialize(rt *goja.Runtime, v goja.Value) goja.Value {
	array := v.ToObject(rt)
	list := make([]string, array.Get("length").ToInteger())
	for i := range list {
		list[i] = array.Get(strconv.Itoa(i)).String()
	}
	return rt.ToValue(serializeQuery(list))
}
