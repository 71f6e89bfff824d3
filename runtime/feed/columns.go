package feed

import "github.com/gojscrape/gojscrape/runtime/crawl"

// Column is a field of the items and what it is called in the feed.
type Column struct{ Field, Title string }

// columnsOf are the columns that items with these fields have when nobody named any.
func columnsOf(fields crawl.Fields) []Column {
	columns := make([]Column, len(fields))
	for i, f := range fields {
		columns[i] = Column{f.Name, f.Name}
	}
	return columns
}

// picker chooses the fields of an item that are written.
type picker struct {
	columns []Column
	// all writes columns that an item lacks too, as missing (export_empty_fields).
	all     bool
	missing any
	picked  crawl.Fields // reused
}

// pick returns the fields to write, valid until the next call.
func (p *picker) pick(fields crawl.Fields) crawl.Fields {
	if len(p.columns) == 0 {
		return fields
	}
	p.picked = p.picked[:0]
	for i, c := range p.columns {
		v, ok := at(fields, i, c.Field)
		switch {
		case ok:
			p.picked = append(p.picked, crawl.Field{Name: c.Title, Value: v})
		case p.all:
			p.picked = append(p.picked, crawl.Field{Name: c.Title, Value: p.missing})
		}
	}
	return p.picked
}

// at is fields.Get(name), quick when the field is at i, as in items of one shape.
func at(fields crawl.Fields, i int, name string) (any, bool) {
	if i < len(fields) && fields[i].Name == name {
		return fields[i].Value, true
	}
	return fields.Get(name)
}
