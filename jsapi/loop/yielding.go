package loop

import (
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
)

// Yielding returns where the generator stands whose value an Iterate converts, "" when
// there is none or it is not the author's. goja notes the places of calls, members and the
// like, not of yield: the place is that of the last of these before it, nearly always in
// the value itself. Call it in conv; it is for errors, not fast.
func (l *Loop) Yielding() string {
	switch src := l.pulled.(type) {
	case *generator:
		return placeOf(src.inner)
	case *iterator:
		return placeOf(src.it)
	}
	return ""
}

// placeOf is the place of the yield at which a generator is suspended. goja has it in
// private fields: a generator object holds the context that it goes on with, and that of a
// yield* the iterator that it hands on from. When goja renames one, a test of the spiders fails.
func placeOf(o *goja.Object) string {
	self := reflect.ValueOf(o).Elem().FieldByName("self")
	if self.Kind() != reflect.Interface || self.IsNil() {
		return ""
	}
	object := reflect.Indirect(self.Elem())
	if object.Kind() != reflect.Struct || object.Type().Name() != "generatorObject" {
		return ""
	}
	if inner := delegate(object); inner != nil {
		if place := placeOf(inner); place != "" {
			return place
		}
	}
	ctx := object.FieldByName("gen").FieldByName("ctx").FieldByName("context")
	prg, pc := ctx.FieldByName("prg"), ctx.FieldByName("pc")
	if prg.IsNil() {
		return ""
	}
	var frame goja.StackFrame
	into := reflect.ValueOf(&frame).Elem()
	*(*unsafe.Pointer)(address(into, "prg", reflect.Pointer)) = prg.UnsafePointer()
	*(*int)(address(into, "pc", reflect.Int)) = int(pc.Int()) - 1 // the next instruction is behind the yield
	if pos := frame.Position(); pos.Filename != "" {
		return pos.String()
	}
	return ""
}

// delegate is the iterator of the yield* at which a generator is suspended, nil without one.
func delegate(object reflect.Value) *goja.Object {
	record := object.FieldByName("delegated")
	if record.IsNil() {
		return nil
	}
	return (*goja.Object)(record.Elem().FieldByName("iterator").UnsafePointer())
}
