package feed

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/settings"
)

// optionReader reads the options of one entry and keeps the first error.
type optionReader struct {
	entry settings.Dict
	err   error
}

func (o *optionReader) fail(name string, v any, takes string) {
	if o.err == nil {
		o.err = fmt.Errorf("option %q is %#v, it takes %s", name, v, takes)
	}
}

func (o *optionReader) text(name, otherwise string) string {
	switch v, ok := o.entry.Get(name); v := v.(type) {
	case string:
		return v
	case nil:
		if ok {
			return ""
		}
	default:
		o.fail(name, v, "text")
	}
	return otherwise
}

func (o *optionReader) flag(name string, otherwise bool) bool {
	switch v, _ := o.entry.Get(name); v := v.(type) {
	case bool:
		return v
	case nil:
	default:
		o.fail(name, v, "true or false")
	}
	return otherwise
}

func (o *optionReader) number(name string, otherwise int) int {
	v, _ := o.entry.Get(name)
	if v == nil {
		return otherwise
	}
	n, ok := wholeNumber(v)
	if !ok || n < 0 {
		o.fail(name, v, "a whole number from 0 up")
	}
	return n
}

// indent takes null for Compact.
func (o *optionReader) indent(name string, otherwise any) int {
	v, ok := o.entry.Get(name)
	if !ok {
		v = otherwise
	}
	if v == nil {
		return Compact
	}
	n, ok := wholeNumber(v)
	if !ok {
		o.fail(name, v, "a whole number, or null")
	}
	return max(n, 0)
}

func (o *optionReader) dict(name string) settings.Dict {
	v, _ := o.entry.Get(name)
	d, ok := v.(settings.Dict)
	if !ok && v != nil {
		o.fail(name, v, "a mapping")
	}
	return d
}

// columns takes a list of fields, or a mapping from fields to titles; -s gives text
// with commas.
func (o *optionReader) columns(name string, otherwise any) []Column {
	v, _ := o.entry.Get(name)
	if v == nil {
		v = otherwise
	}
	var columns []Column
	add := func(field string, title any) {
		text, ok := title.(string)
		if !ok {
			o.fail(name, v, "a list of names, or a mapping from names to titles")
		}
		columns = append(columns, Column{field, text})
	}
	switch v := v.(type) {
	case nil:
	case string:
		for field := range strings.SplitSeq(v, ",") {
			add(field, field)
		}
	case []any:
		for _, field := range v {
			add(fmt.Sprint(field), field)
		}
	case settings.Dict:
		for field, title := range v.All() {
			add(field, title)
		}
	default:
		add("", v)
	}
	return columns
}

func wholeNumber(v any) (int, bool) {
	switch v := v.(type) {
	case int:
		return v, true
	case int64:
		return int(v), true
	case string:
		n, err := strconv.Atoi(strings.TrimSpace(v))
		return n, err == nil
	}
	return 0, false
}
