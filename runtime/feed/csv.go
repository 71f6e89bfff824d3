package feed

import (
	"fmt"
	"io"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/pyliteral"
)

// csvRows writes a header and a row for each item. Columns are those of the options
// or the fields of the first item; what a later item has besides is dropped.
type csvRows struct {
	w        io.Writer
	dialect  dialect
	pick     picker
	join     string // between the texts of a list
	header   bool
	inferred bool // the columns come from the first item
	warn     func(string)
	cells    []cell
	buf      []byte
}

func newCSV(w io.Writer, opts Options) (Exporter, error) {
	k := &kwargs{dict: opts.Kwargs}
	d, err := newDialect(k)
	if err != nil {
		return nil, err
	}
	e := &csvRows{
		dialect: d,
		pick:    picker{columns: opts.Columns, all: true, missing: ""},
		join:    k.text("join_multivalued", ","),
		header:  k.flag("include_headers_line", true),
		warn:    opts.Warn,
	}
	k.flag("export_empty_fields", true) // a row has all columns in any case
	lacks, err := errorHandler(k.text("errors", "strict"))
	if err != nil {
		return nil, err
	}
	if err := k.check(); err != nil {
		return nil, err
	}
	e.w, err = newTextWriter(w, opts.Encoding, lacks)
	return e, err
}

func errorHandler(name string) (escape, error) {
	switch name {
	case "strict":
		return strict, nil
	case "ignore":
		return ignore, nil
	case "replace":
		return replace, nil
	case "xmlcharrefreplace":
		return charReference, nil
	}
	return nil, fmt.Errorf("item_export_kwargs: errors is %q; there are strict, ignore, replace, xmlcharrefreplace", name)
}

func (e *csvRows) Start() error { return nil }

func (e *csvRows) Export(fields crawl.Fields) error {
	infers := len(e.pick.columns) == 0
	if !e.header || infers && len(fields) == 0 { // no fields tell no columns
		return e.writeRow(e.buf[:0], fields)
	}
	if infers {
		e.pick.columns = columnsOf(fields)
	}
	b, err := e.dialect.appendRow(e.buf[:0], e.titles())
	if err == nil {
		err = e.writeRow(b, fields)
	}
	if err != nil && infers {
		e.pick.columns = nil // the next item begins the feed
	}
	e.header, e.inferred = err != nil, infers
	return err
}

// writeRow writes what b holds already and the row of an item.
func (e *csvRows) writeRow(b []byte, fields crawl.Fields) error {
	b, err := e.appendItem(b, fields)
	e.buf = b
	if err != nil {
		return err
	}
	_, err = e.w.Write(b)
	return err
}

func (e *csvRows) Finish() error { return nil }

func (e *csvRows) titles() []cell {
	e.cells = e.cells[:0]
	for _, c := range e.pick.columns {
		e.cells = append(e.cells, cell{text: c.Title})
	}
	return e.cells
}

func (e *csvRows) appendItem(b []byte, fields crawl.Fields) ([]byte, error) {
	e.warnOfDropped(fields)
	e.cells = e.cells[:0]
	for _, f := range e.pick.pick(fields) {
		c, err := e.cell(f.Value)
		if err != nil {
			return b, inField(f.Name, err)
		}
		e.cells = append(e.cells, c)
	}
	return e.dialect.appendRow(b, e.cells)
}

// warnOfDropped tells once which fields have no column.
func (e *csvRows) warnOfDropped(fields crawl.Fields) {
	if !e.inferred || e.warn == nil {
		return
	}
	var dropped []string
	for i, f := range fields {
		if i >= len(e.pick.columns) || e.pick.columns[i].Field != f.Name {
			if !e.hasColumn(f.Name) {
				dropped = append(dropped, f.Name)
			}
		}
	}
	if len(dropped) > 0 {
		e.warn(fmt.Sprintf("CSV columns are the fields of the first item: %s of a later one is dropped, here and from now on. Name all columns in the feed option \"fields\".", pyliteral.Repr(dropped)))
		e.warn = nil
	}
}

func (e *csvRows) hasColumn(field string) bool {
	for _, c := range e.pick.columns {
		if c.Field == field {
			return true
		}
	}
	return false
}
