package fetch

import (
	"strings"
	"unicode/utf16"

	"github.com/dop251/goja"
)

// isToken is native.isToken(text): whether it may name a header or a method.
func (m *module) isToken(c goja.FunctionCall) goja.Value {
	return m.rt.ToValue(isToken(c.Argument(0).String()))
}

// headerName is native.headerName(text, method): the name in lower case. The method of
// Headers is for the message of the TypeError.
func (m *module) headerName(c goja.FunctionCall) goja.Value {
	name := c.Argument(0).String()
	if !isToken(name) {
		panic(m.rt.NewTypeError("Headers.%s: %q is an invalid header name.", c.Argument(1), name))
	}
	return m.rt.ToValue(strings.ToLower(name))
}

// headerValue is native.headerValue(text, method): the value without the spaces around it.
func (m *module) headerValue(c goja.FunctionCall) goja.Value {
	value := strings.Trim(c.Argument(0).String(), httpSpace)
	if strings.ContainsAny(value, "\x00\r\n") {
		panic(m.rt.NewTypeError("Headers.%s: %q is an invalid header value.", c.Argument(1), value))
	}
	for i, unit := range utf16.Encode([]rune(value)) {
		if unit > 0xff {
			panic(m.rt.NewTypeError("Cannot convert argument to a ByteString because the character at index %d has a value of %d which is greater than 255.", i, unit))
		}
	}
	return m.rt.ToValue(value)
}

// toText is a header value as scripts see it: a character per byte.
func toText(value string) string {
	text := make([]rune, len(value))
	for i := range len(value) {
		text[i] = rune(value[i])
	}
	return string(text)
}

// toBytes is the reverse of toText. Scripts have no characters above U+00FF in headers.
func toBytes(text string) string {
	value := make([]byte, 0, len(text))
	for _, c := range text {
		value = append(value, byte(c))
	}
	return string(value)
}
