package crawl

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// textCharset is one text encoding. Its name is Python's, which is what scripts see as
// response.encoding.
type textCharset struct {
	name  string
	codec encoding.Encoding
	// wide is UTF-16 and UTF-32, in which ASCII text has other bytes.
	wide bool
}

const utf8Name = "utf-8"

var (
	utf8Charset    = textCharset{utf8Name, unicode.UTF8, false}
	latin1Charset  = textCharset{"iso8859-1", charmap.ISO8859_1, false}
	cp1252Charset  = textCharset{"cp1252", charmap.Windows1252, false}
	utf16BECharset = textCharset{"utf-16-be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), true}
	utf16LECharset = textCharset{"utf-16-le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), true}
	utf32BECharset = textCharset{"utf-32-be", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), true}
	utf32LECharset = textCharset{"utf-32-le", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), true}
)

// lookupCharset finds the encoding that a page means by label. As in browsers that is
// often a superset of what the label says: "latin1" is cp1252, "gb2312" is gb18030
// (https://encoding.spec.whatwg.org/#names-and-labels). Labels that only Python knows
// are understood too.
func lookupCharset(label string) (cs textCharset, ok bool) {
	key := squeeze(label)
	switch key {
	case "":
		return cs, false
	case "utf16", "utf16be":
		return utf16BECharset, true
	case "utf16le":
		return utf16LECharset, true
	case "utf32", "utf32be":
		return utf32BECharset, true
	case "utf32le":
		return utf32LECharset, true
	}
	if alias, ok := pythonLabels[key]; ok {
		label = alias
	}
	for _, spelling := range []string{label, strings.ReplaceAll(label, "_", "-"), key} {
		codec, err := htmlindex.Get(spelling)
		if err != nil {
			continue
		}
		name, _ := htmlindex.Name(codec) // an error leaves it empty, which has no Python name
		if python, ok := pythonNames[name]; ok {
			return supersede(textCharset{python, codec, false}), true
		}
	}
	return cs, false
}

// supersede replaces GBK, which the Encoding Standard decodes as GB18030.
func supersede(cs textCharset) textCharset {
	if cs.name == "gb18030" {
		cs.codec = simplifiedchinese.GB18030
	}
	return cs
}

// exactCharset finds the encoding that a program means by label: Latin-1 is Latin-1.
// "" is UTF-8.
func exactCharset(label string) (textCharset, error) {
	switch squeeze(label) {
	case "":
		return utf8Charset, nil
	case "latin1", "latin", "l1", "iso88591", "8859", "iso8859", "cp819":
		return latin1Charset, nil
	}
	cs, ok := lookupCharset(label)
	if !ok {
		return cs, fmt.Errorf("unknown encoding %q", label)
	}
	return cs, nil
}

// squeeze drops case and punctuation of a label.
func squeeze(label string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'A' <= r && r <= 'Z':
			return r - 'A' + 'a'
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			return r
		}
		return -1
	}, label)
}

// decode makes text of body; what is wrong in it becomes U+FFFD. Where the text is the
// body, both share their memory: the body must not change any more.
func (cs textCharset) decode(body []byte) string {
	if cs.name == utf8Name && utf8.Valid(body) || !cs.wide && isPlain(body) {
		return unsafe.String(unsafe.SliceData(body), len(body))
	}
	if table, ok := cs.codec.(*charmap.Charmap); ok && strings.HasPrefix(cs.name, "iso8859-") {
		return decodeISO(table, body)
	}
	text, _ := cs.codec.NewDecoder().Bytes(body) // a decoder replaces what is wrong: its error is always nil
	return string(text)
}

// decodeISO keeps the control characters 0x80 to 0x9F, which the tables of ISO 8859 lack
// though the Encoding Standard and Python have them.
func decodeISO(table *charmap.Charmap, body []byte) string {
	var b strings.Builder
	b.Grow(2 * len(body))
	for _, c := range body {
		if 0x80 <= c && c <= 0x9F {
			b.WriteRune(rune(c))
		} else {
			b.WriteRune(table.DecodeByte(c))
		}
	}
	return b.String()
}

// isPlain says that body reads the same in every encoding that is not wide: ASCII, and
// without the escape character with which ISO-2022-JP changes its character set.
func isPlain(body []byte) bool { return isASCII(body) && bytes.IndexByte(body, 0x1B) < 0 }

// encode writes text; a character that the encoding lacks is an error.
func (cs textCharset) encode(text string) (string, error) {
	out, err := cs.codec.NewEncoder().String(text)
	if err != nil {
		return "", fmt.Errorf("%q can't be written in %s: %w", text, cs.name, err)
	}
	return out, nil
}

// pythonNames gives Python's name of every encoding of the Encoding Standard that
// carries text. An encoding that Python widens has the name of the wider one.
var pythonNames = map[string]string{
	"utf-8": utf8Name, "ibm866": "cp866", "koi8-r": "koi8-r", "koi8-u": "koi8-u",
	"iso-8859-2": "iso8859-2", "iso-8859-3": "iso8859-3", "iso-8859-4": "iso8859-4", "iso-8859-5": "iso8859-5",
	"iso-8859-6": "iso8859-6", "iso-8859-7": "iso8859-7", "iso-8859-8": "iso8859-8", "iso-8859-8-i": "iso8859-8",
	"iso-8859-10": "iso8859-10", "iso-8859-13": "iso8859-13", "iso-8859-14": "iso8859-14",
	"iso-8859-15": "iso8859-15", "iso-8859-16": "iso8859-16",
	"macintosh": "mac-roman", "x-mac-cyrillic": "mac-cyrillic", "windows-874": "cp874",
	"windows-1250": "cp1250", "windows-1251": "cp1251", "windows-1252": "cp1252", "windows-1253": "cp1253",
	"windows-1254": "cp1254", "windows-1255": "cp1255", "windows-1256": "cp1256", "windows-1257": "cp1257",
	"windows-1258": "cp1258",
	"gbk":          "gb18030", "gb18030": "gb18030", "big5": "big5hkscs",
	"euc-jp": "euc_jp", "iso-2022-jp": "iso2022_jp", "shift_jis": "cp932", "euc-kr": "cp949",
}

// pythonLabels maps labels of Python that the Encoding Standard does not have, squeezed,
// to one that it has.
var pythonLabels = map[string]string{
	"u8": "utf-8", "utf": "utf-8", "cp65001": "utf-8",
	"8859": "latin1", "latin": "latin1",
	"iso2022jp": "iso-2022-jp", "eucjp": "euc-jp", "ujis": "euc-jp",
	"cp932": "shift_jis", "mskanji": "shift_jis", "win31j": "shift_jis",
	"cp936": "gbk", "ms936": "gbk", "gb180302000": "gb18030", "zhcn": "gbk",
	"cp949": "euc-kr", "ms949": "euc-kr", "uhc": "euc-kr", "euckr": "euc-kr",
	"cp950": "big5", "ms950": "big5", "hkscs": "big5",
	"cp874": "windows-874", "win874": "windows-874", "win1251": "windows-1251",
	"macroman": "macintosh", "maccyrillic": "x-mac-cyrillic",
}
