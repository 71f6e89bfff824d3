package fetch

import (
	"encoding/base64"
	"strings"

	"github.com/dop251/goja"
)

// dataURL is native.dataURL(url): what a data: URL holds, as { bytes, type }, or
// undefined. https://fetch.spec.whatwg.org/#data-url-processor
func (m *module) dataURL(c goja.FunctionCall) goja.Value {
	url, _, _ := strings.Cut(c.Argument(0).String(), "#")
	mediaType, data, found := strings.Cut(strings.TrimPrefix(url, "data:"), ",")
	if !found {
		return goja.Undefined()
	}
	body := unescape(data)
	mediaType, isBase64 := cutBase64(strings.Trim(mediaType, httpSpace))
	if isBase64 {
		var err error
		if body, err = decodeBase64(body); err != nil {
			return goja.Undefined()
		}
	}
	return m.object("bytes", m.hold(body), "type", dataType(mediaType))
}

// cutBase64 cuts the mark of base64, with the spaces around it, off the end.
func cutBase64(mediaType string) (rest string, ok bool) {
	const mark = "base64"
	if len(mediaType) < len(mark) || !strings.EqualFold(mediaType[len(mediaType)-len(mark):], mark) {
		return mediaType, false
	}
	rest, ok = strings.CutSuffix(strings.TrimRight(mediaType[:len(mediaType)-len(mark)], " "), ";")
	if !ok {
		return mediaType, false
	}
	return rest, true
}

func dataType(mediaType string) string {
	if strings.HasPrefix(mediaType, ";") {
		mediaType = "text/plain" + mediaType
	}
	if t := normalType(mediaType); t != "" {
		return t
	}
	return "text/plain;charset=US-ASCII"
}

// decodeBase64 forgives white space and missing padding, as atob does.
func decodeBase64(b []byte) ([]byte, error) {
	text := strings.NewReplacer(" ", "", "\t", "", "\n", "", "\f", "", "\r", "").Replace(string(b))
	if len(text)%4 == 0 {
		text = strings.TrimSuffix(strings.TrimSuffix(text, "="), "=")
	}
	return base64.RawStdEncoding.DecodeString(text)
}

// unescape decodes what is percent-encoded, leaving a % that encodes nothing.
func unescape(s string) []byte {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			b = append(b, unhex(s[i+1])<<4|unhex(s[i+2]))
			i += 2
			continue
		}
		b = append(b, s[i])
	}
	return b
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }

func unhex(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c | 0x20 - 'a' + 10
}
