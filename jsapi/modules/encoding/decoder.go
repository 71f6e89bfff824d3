package encoding

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/dop251/goja"
	"golang.org/x/text/transform"
)

var errInvalid = errors.New("the encoded data was not valid")

// decoder decodes one stream after the other.
type decoder struct {
	charset   charset
	fatal     bool
	ignoreBOM bool

	transformer transform.Transformer
	pending     []byte // the start of a character whose rest has not come yet
	begun       bool   // the first character was seen, so a BOM is text now
}

// newDecoder is native.decoder(label, fatal, ignoreBOM): an object with name
// and decode(bytes, more), or undefined for a label nobody knows.
func newDecoder(rt *goja.Runtime, c goja.FunctionCall) goja.Value {
	cs, ok := lookup(c.Argument(0).String())
	if !ok {
		return goja.Undefined()
	}
	d := &decoder{charset: cs, fatal: c.Argument(1).ToBoolean(), ignoreBOM: c.Argument(2).ToBoolean()}
	d.reset()
	decode := func(c goja.FunctionCall) goja.Value {
		data, _ := c.Argument(0).Export().([]byte)
		text, err := d.decode(data, c.Argument(1).ToBoolean())
		if err != nil {
			panic(rt.NewTypeError("The encoded data was not valid for encoding " + cs.name))
		}
		return rt.ToValue(text)
	}
	o := rt.NewObject()
	for name, v := range map[string]any{"name": cs.name, "decode": decode} {
		if err := o.Set(name, v); err != nil {
			panic(err)
		}
	}
	return o
}

func (d *decoder) reset() {
	d.transformer, d.pending, d.begun = d.charset.newDecoder(), nil, false
}

// decode decodes the next part of a stream, the last one unless more.
func (d *decoder) decode(data []byte, more bool) (string, error) {
	src := append(d.pending, data...)
	dst, rest := d.transform(src, !more)
	err := d.check(src[:len(src)-len(rest)], dst)
	d.pending = rest
	text := d.cutBOM(string(dst))
	if !more || err != nil {
		d.reset()
	}
	return text, err
}

// transform decodes src as far as it can and returns what must wait.
func (d *decoder) transform(src []byte, atEOF bool) (dst, rest []byte) {
	dst = make([]byte, 0, len(src)+utf8.UTFMax)
	for {
		nDst, nSrc, err := d.transformer.Transform(dst[len(dst):cap(dst)], src, atEOF)
		dst, src = dst[:len(dst)+nDst], src[nSrc:]
		if !errors.Is(err, transform.ErrShortDst) {
			return dst, bytes.Clone(src)
		}
		dst = append(make([]byte, 0, 2*cap(dst)+utf8.UTFMax), dst...)
	}
}

// check finds what was replaced by U+FFFD, if the decoder is fatal.
func (d *decoder) check(src, dst []byte) error {
	if !d.fatal {
		return nil
	}
	replaced := bytes.Count(dst, []byte(string(utf8.RuneError)))
	if replaced > d.charset.replacements(src) {
		return errInvalid
	}
	return nil
}

// cutBOM cuts the byte order mark off the first text of a stream.
func (d *decoder) cutBOM(text string) string {
	if d.begun || text == "" {
		return text
	}
	d.begun = true
	if d.ignoreBOM || !d.charset.unicode {
		return text
	}
	return strings.TrimPrefix(text, "\ufeff")
}
