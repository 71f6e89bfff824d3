package feed

import (
	"fmt"
	"io"
	"math/big"
	"time"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/pyliteral"
)

// xmlItems writes one document, an element for each item and each field.
type xmlItems struct {
	w          io.Writer
	pick       picker
	root, item string
	encoding   string
	indent     int
	buf        []byte
}

func newXML(w io.Writer, opts Options) (Exporter, error) {
	k := &kwargs{dict: opts.Kwargs}
	e := &xmlItems{
		root:     elementName(k.text("root_element", "items")),
		item:     elementName(k.text("item_element", "item")),
		pick:     picker{columns: opts.Columns, all: k.flag("export_empty_fields", false), missing: ""},
		encoding: opts.Encoding,
		indent:   opts.Indent,
	}
	if err := k.check(); err != nil {
		return nil, err
	}
	if e.encoding == "" {
		e.encoding = "utf-8"
	}
	var err error
	e.w, err = newTextWriter(w, opts.Encoding, charReference)
	return e, err
}

func (e *xmlItems) Start() error {
	b := fmt.Appendf(nil, "<?xml version=\"1.0\" encoding=\"%s\"?>\n<%s>", e.encoding, e.root)
	return e.write(e.itemBreak(b))
}

func (e *xmlItems) Export(fields crawl.Fields) error {
	b := e.indented(e.buf[:0], 1)
	b = appendTag(b, "<", e.item)
	b, err := e.appendFields(e.innerBreak(b), e.pick.pick(fields), 2)
	e.buf = b
	if err != nil {
		return err
	}
	b = appendTag(e.indented(b, 1), "</", e.item)
	return e.write(e.itemBreak(b))
}

func (e *xmlItems) Finish() error { return e.write(appendTag(nil, "</", e.root)) }

func (e *xmlItems) write(b []byte) error {
	_, err := e.w.Write(b)
	return err
}

func (e *xmlItems) appendFields(b []byte, fields crawl.Fields, depth int) ([]byte, error) {
	var err error
	for _, f := range fields {
		if b, err = e.appendField(b, f.Name, f.Value, depth); err != nil {
			return b, inField(f.Name, err)
		}
	}
	return b, nil
}

func (e *xmlItems) appendField(b []byte, name string, v any, depth int) ([]byte, error) {
	name = elementName(name)
	b = appendTag(e.indented(b, depth), "<", name)
	b, err := e.appendValue(b, v, depth)
	b = appendTag(b, "</", name)
	return e.innerBreak(b), err
}

func (e *xmlItems) appendValue(b []byte, v any, depth int) ([]byte, error) {
	switch v := v.(type) {
	case crawl.Fields:
		b, err := e.appendFields(e.innerBreak(b), v, depth+1)
		return e.indented(b, depth), err
	case []any:
		return appendValues(e, b, v, depth)
	case []string:
		return appendValues(e, b, v, depth)
	case time.Time:
		return appendISO(b, v), nil
	case nil, bool, int, int64, float64, string, []byte, *big.Int:
		return appendCharacters(b, pyliteral.Str(v)), nil
	}
	return b, unsupported(v)
}

func appendValues[T any](e *xmlItems, b []byte, list []T, depth int) ([]byte, error) {
	var err error
	b = e.innerBreak(b)
	for _, v := range list {
		if b, err = e.appendField(b, "value", v, depth+1); err != nil {
			return b, err
		}
	}
	return e.indented(b, depth), nil
}

// itemBreak ends a line after an item, innerBreak one inside it.
func (e *xmlItems) itemBreak(b []byte) []byte {
	if e.indent != Compact {
		return append(b, '\n')
	}
	return b
}

func (e *xmlItems) innerBreak(b []byte) []byte {
	if e.indent > 0 {
		return append(b, '\n')
	}
	return b
}

func (e *xmlItems) indented(b []byte, depth int) []byte {
	return appendSpaces(b, max(e.indent, 0)*depth)
}
