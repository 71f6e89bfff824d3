package objects

import (
	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/runtime/selector"
)

// jsonValue is what JSON.parse would make of a decoded value; 1e400 is Infinity.
func (r *Realm) jsonValue(v selector.JSONValue) goja.Value {
	switch v := v.(type) {
	case bool, string:
		return r.rt.ToValue(v)
	case selector.JSONNumber:
		return r.rt.ToValue(v.Float())
	case []selector.JSONValue:
		items := make([]any, len(v))
		for i, item := range v {
			items[i] = r.jsonValue(item)
		}
		return r.rt.NewArray(items...)
	case *selector.JSONObject:
		o := r.rt.NewObject()
		for i := range v.Len() {
			key, value := v.At(i)
			if err := o.DefineDataProperty(key, r.jsonValue(value), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE); err != nil {
				panic(err)
			}
		}
		return o
	}
	return goja.Null()
}
