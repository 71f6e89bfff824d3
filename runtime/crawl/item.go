package crawl

import (
	"context"
	"iter"
	"slices"
)

// Item is a handle on a scraped record, which may live in the spider's own language.
// Its fields are asked for by whoever needs them: an exporter, the log, a pipeline
// written in Go.
type Item interface {
	// Type names the class of the item: "dict" for a plain object.
	Type() string
	// Fields returns the fields in their order. The result must not be changed.
	Fields(ctx context.Context) (Fields, error)
	// Set stores one field.
	Set(ctx context.Context, name string, value any) error
}

// Field is one named value. A value is nil, bool, int64, float64, string,
// *big.Int, time.Time, []byte, []any or Fields.
type Field struct {
	Name  string
	Value any
}

// Fields are ordered, since the columns of a CSV file follow them.
type Fields []Field

// Get returns the value of a field and whether it is there.
func (f Fields) Get(name string) (any, bool) {
	for i := range f {
		if f[i].Name == name {
			return f[i].Value, true
		}
	}
	return nil, false
}

// All ranges over the fields in order.
func (f Fields) All() iter.Seq2[string, any] {
	return func(yield func(string, any) bool) {
		for _, field := range f {
			if !yield(field.Name, field.Value) {
				return
			}
		}
	}
}

// Record is an Item that lives in Go.
type Record struct {
	fields Fields
}

// NewRecord makes an item from alternating names and values; Go's int is widened to int64.
func NewRecord(pairs ...any) *Record {
	r := &Record{}
	for i := 0; i+1 < len(pairs); i += 2 {
		r.fields = append(r.fields, Field{pairs[i].(string), widen(pairs[i+1])})
	}
	return r
}

func (r *Record) Type() string { return "dict" }

func (r *Record) Fields(context.Context) (Fields, error) { return r.fields, nil }

func (r *Record) Set(_ context.Context, name string, value any) error {
	value = widen(value)
	// A new slice: whoever asked for the fields before keeps what it saw.
	f := slices.Clone(r.fields)
	for i := range f {
		if f[i].Name == name {
			f[i].Value = value
			r.fields = f
			return nil
		}
	}
	r.fields = append(f, Field{name, value})
	return nil
}

// Frozen is an item whose fields have been read for good.
type Frozen struct {
	Item
	fields Fields
}

// Freeze reads the fields of an item once. With an error the item comes back as it was.
func Freeze(ctx context.Context, item Item) (Item, error) {
	if item == nil {
		return nil, nil
	}
	fields, err := item.Fields(ctx)
	if err != nil {
		return item, err
	}
	return &Frozen{item, fields}, nil
}

func (f *Frozen) Fields(context.Context) (Fields, error) { return f.fields, nil }
