package convert

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/runtime/pyliteral"
)

// JavaScript's strings may hold half of a surrogate pair, which UTF-8 has no form for. In
// the texts of items each such half is three bytes, as WTF-8 has it
// (https://simonsapin.github.io/wtf-8/): feeds of JSON write it as the script would.

// wtf8 is a string of the script with its lone surrogates.
func wtf8(s goja.String) string {
	text := s.String()
	if !strings.Contains(text, "\ufffd") { // what goja makes of one
		return text
	}
	b := make([]byte, 0, len(text))
	for i, n := 0, s.Length(); i < n; i++ {
		r := rune(s.CharAt(i))
		if utf16.IsSurrogate(r) && i+1 < n {
			if pair := utf16.DecodeRune(r, rune(s.CharAt(i+1))); pair != utf8.RuneError {
				r = pair
				i++
			}
		}
		if utf16.IsSurrogate(r) {
			b = append(b, 0xe0|byte(r>>12), 0x80|byte(r>>6&0x3f), 0x80|byte(r&0x3f))
			continue
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}

// fromText is a text of Go in a script; it takes WTF-8.
func fromText(rt *goja.Runtime, text string) goja.Value {
	const lead = 0xed // of surrogates, and of a part of Hangul
	if strings.IndexByte(text, lead) < 0 || utf8.ValidString(text) {
		return rt.ToValue(text)
	}
	units := make([]uint16, 0, len(text))
	for i := 0; i < len(text); {
		r, size := pyliteral.DecodeRune(text[i:])
		if utf16.IsSurrogate(r) {
			units = append(units, uint16(r))
		} else {
			units = utf16.AppendRune(units, r)
		}
		i += size
	}
	return goja.StringFromUTF16(units)
}
