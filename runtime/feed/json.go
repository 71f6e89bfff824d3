package feed

import (
	"io"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// jsonArray writes one array of all items.
type jsonArray struct {
	w     io.Writer
	pick  picker
	style jsonStyle
	lines bool // brackets and items on lines of their own
	some  bool // an item was written
	buf   []byte
}

func newJSON(w io.Writer, opts Options) (Exporter, error) {
	style, pick, err := jsonOptions(opts)
	if err != nil {
		return nil, err
	}
	style.indent = max(opts.Indent, 0)
	w, err = newTextWriter(w, opts.Encoding, strict)
	return &jsonArray{w: w, pick: pick, style: style, lines: opts.Indent != Compact}, err
}

// jsonOptions reads what the two JSON formats have in common.
func jsonOptions(opts Options) (jsonStyle, picker, error) {
	k := &kwargs{dict: opts.Kwargs}
	style := jsonStyle{ascii: k.flag("ensure_ascii", opts.Encoding == "")}
	pick := picker{columns: opts.Columns, all: k.flag("export_empty_fields", false)}
	return style, pick, k.check()
}

func (e *jsonArray) Start() error { return e.write(e.newline([]byte("["))) }

func (e *jsonArray) Export(fields crawl.Fields) error {
	b := e.buf[:0]
	if e.some {
		b = e.newline(append(b, ','))
	}
	b, err := e.style.appendFields(b, e.pick.pick(fields), 0)
	e.buf = b
	if err != nil {
		return err
	}
	e.some = true
	return e.write(b)
}

func (e *jsonArray) Finish() error { return e.write(append(e.newline(nil), ']')) }

func (e *jsonArray) newline(b []byte) []byte {
	if e.lines {
		return append(b, '\n')
	}
	return b
}

func (e *jsonArray) write(b []byte) error {
	_, err := e.w.Write(b)
	return err
}
