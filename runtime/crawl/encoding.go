package crawl

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/gojscrape/gojscrape/runtime/markup"
)

// declarationLimit is how many bytes of a page are searched for its encoding, and how
// many characters for its base URL.
const declarationLimit = 4096

// Decode makes text of a body. The first of these that names a known encoding counts:
// the explicit name, a byte order mark, the charset of the Content-Type header, a
// declaration in the first 4 KiB of the body, a guess
// (https://docs.scrapy.org/en/latest/topics/request-response.html#scrapy.http.TextResponse.encoding).
// The name that comes back is Python's, an explicit one as given. A mark is never part
// of the text, and what it says counts for the text even against an explicit name.
// Bytes that are wrong in the encoding become U+FFFD. The text may share the memory of the
// body, which must not change any more.
func Decode(body []byte, contentType, explicit string) (encoding, text string) {
	cs, explicitKnown := lookupCharset(explicit)
	if !explicitKnown {
		explicit = ""
	}
	if marked, rest, ok := cutMark(body); ok {
		return or(explicit, marked.name), marked.decode(rest)
	}
	if !explicitKnown {
		cs = findCharset(body, contentType)
	}
	return or(explicit, cs.name), cs.decode(body)
}

func findCharset(body []byte, contentType string) textCharset {
	if cs, ok := lookupCharset(charsetParameter(contentType)); ok {
		return cs
	}
	head := string(body[:min(len(body), declarationLimit)])
	cs, ok := lookupCharset(markup.DeclaredEncoding(head))
	switch {
	case ok && cs.wide:
		return utf8Charset // whoever could read the declaration did not read UTF-16
	case ok:
		return cs
	}
	return guessCharset(body)
}

// guessCharset takes what decodes without an error: ASCII, which browsers and Scrapy
// call cp1252, then UTF-8, then cp1252.
func guessCharset(body []byte) textCharset {
	if !isASCII(body) && utf8.Valid(body) {
		return utf8Charset
	}
	return cp1252Charset
}

// cutMark cuts a byte order mark off and says what it means. The mark of UTF-32 begins
// like that of UTF-16, so the longer ones come first.
func cutMark(body []byte) (cs textCharset, rest []byte, ok bool) {
	if len(body) == 0 || !strings.Contains("\x00\xFE\xFF\xEF", string(body[:1])) {
		return cs, nil, false
	}
	for _, m := range []struct {
		mark string
		cs   textCharset
	}{
		{"\x00\x00\xFE\xFF", utf32BECharset},
		{"\xFF\xFE\x00\x00", utf32LECharset},
		{"\xFE\xFF", utf16BECharset},
		{"\xFF\xFE", utf16LECharset},
		{"\xEF\xBB\xBF", utf8Charset},
	} {
		if rest, ok := bytes.CutPrefix(body, []byte(m.mark)); ok {
			return m.cs, rest, true
		}
	}
	return cs, nil, false
}

// charsetParameter returns the first well-formed charset of a Content-Type header, ""
// when there is none. A quoted string hides what is written in it
// (https://mimesniff.spec.whatwg.org/#parsing-a-mime-type).
func charsetParameter(header string) string {
	for rest, more := header, true; more; {
		rest = strings.TrimLeft(rest, " \t")
		name, value, found := strings.Cut(rest, "=")
		if !found {
			return ""
		}
		if strings.ContainsAny(name, "; \t") {
			_, rest, more = strings.Cut(rest, ";") // not "name=": the media type, or a stray word
			continue
		}
		value, rest = cutValue(value)
		if strings.EqualFold(name, "charset") && value != "" && markup.LabelPrefix(value) == value {
			return value
		}
		_, rest, more = strings.Cut(rest, ";")
	}
	return ""
}

// cutValue cuts a quoted string or a token off. A quoted string that does not end
// properly is a token.
func cutValue(s string) (value, rest string) {
	if inner, ok := strings.CutPrefix(s, `"`); ok {
		if end := closingQuote(inner); end >= 0 && endsValue(inner[end+1:]) {
			return inner[:end], inner[end+1:]
		}
	}
	if end := strings.IndexAny(s, valueEnds); end >= 0 {
		return s[:end], s[end:]
	}
	return s, ""
}

const valueEnds = ";, \t\r\n\f\v"

func endsValue(rest string) bool { return rest == "" || strings.IndexByte(valueEnds, rest[0]) >= 0 }

func closingQuote(s string) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return -1
}
