package console

import (
	"math/big"
	"reflect"
	"time"

	"github.com/dop251/goja"
)

// kind is what an object was made as, whatever its prototype says.
type kind int

const (
	kindObject kind = iota
	kindArray
	kindArguments
	kindTypedArray
	kindArrayBuffer
	kindMap
	kindSet
	kindFunction
	kindClass
	kindError
	kindDate
	kindRegExp
	kindPromise
	kindBoxed
	kindProxy
)

func kindOf(o *goja.Object) kind {
	t := o.ExportType()
	if t == reflect.TypeFor[goja.Proxy]() {
		return kindProxy
	}
	switch o.ClassName() {
	case "Array":
		return kindArray
	case "Arguments":
		return kindArguments
	case "Error":
		return kindError
	case "Date":
		return kindDate
	case "RegExp":
		return kindRegExp
	case "Boolean", "Number", "String":
		return kindBoxed
	}
	return kindOfType(t)
}

// kindOfType tells apart the objects that goja all calls "Object".
func kindOfType(t reflect.Type) kind {
	switch t {
	case reflect.TypeFor[func(goja.ConstructorCall) *goja.Object]():
		return kindClass
	case reflect.TypeFor[time.Time]():
		return kindDate
	case reflect.TypeFor[[][2]any]():
		return kindMap
	case reflect.TypeFor[[]any]():
		return kindSet
	case reflect.TypeFor[goja.ArrayBuffer]():
		return kindArrayBuffer
	case reflect.TypeFor[*goja.Promise]():
		return kindPromise
	case reflect.TypeFor[*big.Int](), reflect.TypeFor[string]():
		return kindBoxed
	}
	switch t.Kind() {
	case reflect.Func:
		return kindFunction
	case reflect.Slice:
		return kindTypedArray
	}
	return kindObject
}
