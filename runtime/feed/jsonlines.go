package feed

import (
	"io"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// jsonLines writes one object a line, whatever the indent.
type jsonLines struct {
	w     io.Writer
	pick  picker
	style jsonStyle
	buf   []byte
}

func newJSONLines(w io.Writer, opts Options) (Exporter, error) {
	style, pick, err := jsonOptions(opts)
	if err != nil {
		return nil, err
	}
	w, err = newTextWriter(w, opts.Encoding, strict)
	return &jsonLines{w: w, pick: pick, style: style}, err
}

func (e *jsonLines) Start() error { return nil }

func (e *jsonLines) Export(fields crawl.Fields) error {
	b, err := e.style.appendFields(e.buf[:0], e.pick.pick(fields), 0)
	b = append(b, '\n')
	e.buf = b
	if err != nil {
		return err
	}
	_, err = e.w.Write(b)
	return err
}

func (e *jsonLines) Finish() error { return nil }
