package sql

import (
	"math/big"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/modules/sql/database"
)

// table makes an array of row objects that has the names of the columns in columns.
func (m *module) table(r *database.Rows) goja.Value {
	list := m.rows(r.Columns, r.Values)
	err := list.DefineDataProperty("columns", convert.ToJS(m.rt, r.Columns), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	if err != nil {
		panic(err)
	}
	return list
}

func (m *module) rows(columns []string, values [][]any) *goja.Object {
	list := make([]any, len(values))
	for i, row := range values {
		list[i] = m.row(columns, row)
	}
	return m.rt.NewArray(list...)
}

// firstRow makes a row, or null where there is none.
func (m *module) firstRow(r *database.Rows) goja.Value {
	if len(r.Values) == 0 {
		return goja.Null()
	}
	return m.row(r.Columns, r.Values[0])
}

// row makes an object of a row. Of columns with the same name the last one counts.
func (m *module) row(columns []string, row []any) goja.Value {
	o := m.rt.NewObject()
	for i, name := range columns {
		// Defined, not assigned: a column may be called __proto__.
		err := o.DefineDataProperty(name, m.toJS(row[i]), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
		if err != nil {
			panic(err)
		}
	}
	return o
}

func (m *module) outcome(o *database.Outcome) goja.Value {
	result := m.rt.NewObject()
	set := func(name string, v any) {
		if err := result.Set(name, m.toJS(v)); err != nil {
			panic(err)
		}
	}
	set("changes", o.Changes)
	set("lastInsertId", nil)
	if o.HasInsertID {
		set("lastInsertId", o.LastInsertID)
	}
	return result
}

// maxSafe is Number.MAX_SAFE_INTEGER: greater integers are BigInts.
const maxSafe = 1<<53 - 1

// toJS makes the value of a column.
func (m *module) toJS(v any) goja.Value {
	switch v := v.(type) {
	case nil:
		return goja.Null()
	case int64:
		if v > maxSafe || v < -maxSafe {
			return m.rt.ToValue(big.NewInt(v))
		}
	case uint64:
		if v > maxSafe {
			return m.rt.ToValue(new(big.Int).SetUint64(v))
		}
	case time.Time, []byte:
		return convert.ToJS(m.rt, v)
	case database.JSON:
		return m.json(string(v))
	case []any:
		list := make([]any, len(v))
		for i, e := range v {
			list[i] = m.toJS(e)
		}
		return m.rt.NewArray(list...)
	}
	return m.rt.ToValue(v)
}

// json parses a JSON column; text that JSON.parse refuses stays text.
func (m *module) json(text string) goja.Value {
	v, err := m.parseJSON(goja.Undefined(), m.rt.ToValue(text))
	if err != nil {
		return m.rt.ToValue(text)
	}
	return v
}
