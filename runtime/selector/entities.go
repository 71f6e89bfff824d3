package selector

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

var entity = regexp.MustCompile(`(?i)&(?:([a-z\d]+)|#(\d+)|#x([a-f\d]+))(;?)`)

// decodeEntities replaces the character references of HTML 4, except &lt; and &amp;, by
// the rules of w3lib's replace_entities: an unknown one goes if it ends with a semicolon.
func decodeEntities(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	return entity.ReplaceAllStringFunc(s, func(whole string) string {
		m := entity.FindStringSubmatch(whole)
		if name := strings.ToLower(m[1]); name == "lt" || name == "amp" {
			return whole
		}
		switch character, ok := decodeEntity(m); {
		case ok:
			return character
		case m[4] == ";":
			return ""
		}
		return whole
	})
}

func decodeEntity(m []string) (character string, ok bool) {
	switch name, decimal, hexadecimal := m[1], m[2], m[3]; {
	case decimal != "":
		return decodeNumber(decimal, 10)
	case hexadecimal != "":
		return decodeNumber(hexadecimal, 16)
	default:
		if character, ok = xml.HTMLEntity[name]; !ok {
			character, ok = xml.HTMLEntity[strings.ToLower(name)]
		}
		return character, ok
	}
}

// decodeNumber reads 0x80 to 0x9F as Windows-1252, as browsers do.
func decodeNumber(digits string, base int) (character string, ok bool) {
	code, err := strconv.ParseUint(digits, base, 32)
	if err != nil || code > 0x10FFFF {
		return "", false
	}
	if code < 0x80 || code > 0x9F {
		return string(rune(code)), true
	}
	r := charmap.Windows1252.DecodeByte(byte(code))
	return string(r), r != rune(code) && r != '\uFFFD'
}
