package feed

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// textWriter takes UTF-8 and writes it in another encoding. One Write must hold whole
// characters; it becomes one Write.
type textWriter struct {
	w      io.Writer
	name   string
	coder  encoding.Encoding // nil is UTF-8
	mark   string            // byte order mark, not written yet
	escape escape
}

// escape says what stands for a character that an encoding lacks; ok false is an error.
type escape func(r rune) (text string, ok bool)

// The error handlers of Python (https://docs.python.org/3/library/codecs.html#error-handlers).
func strict(rune) (string, bool)          { return "", false }
func ignore(rune) (string, bool)          { return "", true }
func replace(rune) (string, bool)         { return "?", true }
func charReference(r rune) (string, bool) { return fmt.Sprintf("&#%d;", r), true }

func newTextWriter(w io.Writer, name string, lacks escape) (io.Writer, error) {
	t := &textWriter{w: w, name: name, escape: lacks}
	switch strings.ReplaceAll(strings.ToLower(name), "_", "-") {
	case "", "utf-8", "utf8":
		return t, nil
	case "utf-8-sig":
		t.mark = "\ufeff"
		return t, nil
	case "utf-16", "utf16":
		t.mark, t.coder = "\ufeff", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
		return t, nil
	case "utf-32", "utf32":
		t.mark, t.coder = "\ufeff", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
		return t, nil
	}
	coder, err := lookup(name)
	t.coder = coder
	return t, err
}

// lookup finds an encoding by its name in Python, IANA's register or HTML. IANA comes
// first, since HTML means cp1252 by "ascii" and "latin1".
func lookup(name string) (encoding.Encoding, error) {
	label := registered.Replace(strings.ReplaceAll(strings.ToLower(name), "_", "-"))
	for _, n := range []string{label, strings.ReplaceAll(label, "-", "")} {
		if coder, err := ianaindex.IANA.Encoding(n); err == nil && coder != nil {
			return coder, nil
		}
	}
	if coder, err := htmlindex.Get(label); err == nil {
		return coder, nil
	}
	return nil, fmt.Errorf("there is no encoding %q; use utf-8, utf-8-sig, utf-16, latin-1, cp1252, gb18030, shift_jis or another name from IANA's register", name)
}

// registered turns Python's ways to write a name into those of IANA's register.
var registered = strings.NewReplacer("us-ascii", "us-ascii", "ascii", "us-ascii", "iso8859", "iso-8859", "16-le", "16le", "16-be", "16be")

func (t *textWriter) Write(p []byte) (int, error) {
	text := p
	if !utf8.Valid(p) {
		text = []byte(strings.ToValidUTF8(string(p), "\ufffd"))
	}
	if t.mark != "" {
		text = append([]byte(t.mark), text...)
	}
	if t.coder != nil {
		coded, err := t.encode(text)
		if err != nil {
			return 0, err
		}
		text = coded
	}
	if _, err := t.w.Write(text); err != nil {
		return 0, err
	}
	t.mark = ""
	return len(p), nil
}

func (t *textWriter) encode(text []byte) ([]byte, error) {
	if coded, err := t.coder.NewEncoder().Bytes(text); err == nil {
		return coded, nil
	}
	var known strings.Builder
	for _, r := range string(text) {
		if _, err := t.coder.NewEncoder().String(string(r)); err == nil {
			known.WriteRune(r)
			continue
		}
		instead, ok := t.escape(r)
		if !ok {
			return nil, fmt.Errorf("the encoding %s has no character %q (U+%04X)", t.name, r, r)
		}
		known.WriteString(instead)
	}
	return t.coder.NewEncoder().Bytes([]byte(known.String()))
}
