package encoding

import (
	"bytes"
	"encoding/binary"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// charset is an encoding under its name in the standard.
type charset struct {
	name     string
	encoding encoding.Encoding
	unicode  bool // a byte order mark at the start is no text
}

// lookup finds a charset by any of its labels.
func lookup(label string) (charset, bool) {
	e, err := htmlindex.Get(strings.Trim(label, "\t\n\f\r "))
	if err != nil {
		return charset{}, false
	}
	name, err := htmlindex.Name(e)
	if err != nil || name == "replacement" {
		return charset{}, false
	}
	cs := charset{name: name, encoding: e}
	// A byte order mark is the decoder's to cut, so these must leave it.
	switch name {
	case "utf-8":
		cs.encoding, cs.unicode = unicode.UTF8, true
	case "utf-16le":
		cs.encoding, cs.unicode = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), true
	case "utf-16be":
		cs.encoding, cs.unicode = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), true
	}
	return cs, true
}

// newDecoder returns the transformer of a new stream.
func (cs charset) newDecoder() transform.Transformer {
	if cm, ok := cs.encoding.(*charmap.Charmap); ok {
		return singleByte{charmap: cm}
	}
	return cs.encoding.NewDecoder()
}

// replacements counts how often src itself says U+FFFD. The other encodings
// have no such character.
func (cs charset) replacements(src []byte) int {
	switch cs.name {
	case "utf-8":
		return bytes.Count(src, []byte("\ufffd"))
	case "gb18030", "gbk":
		return bytes.Count(src, []byte{0x84, 0x31, 0xa4, 0x37})
	case "utf-16le":
		return countUnits(src, binary.LittleEndian)
	case "utf-16be":
		return countUnits(src, binary.BigEndian)
	}
	return 0
}

func countUnits(src []byte, order binary.ByteOrder) int {
	n := 0
	for ; len(src) > 1; src = src[2:] {
		if order.Uint16(src) == 0xfffd {
			n++
		}
	}
	return n
}
