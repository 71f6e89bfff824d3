package adapter

import (
	"context"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// item is an object that a callback yielded, or that a pipeline made of it. All stages
// of the script see the same object; the first stage in Go asks for its fields.
type item struct {
	host   *Host
	object *goja.Object
	class  string
	fields crawl.Fields
	err    error
	// stale says that the script may have changed the object since the fields were read.
	stale bool
}

// newItem makes the item of an object, on the loop. Without item pipelines in the script
// its fields are read here, in the same turn, so that it costs no trip to the loop
// later. What can't be converted fails this item when its fields are asked for, and no other.
func (h *Host) newItem(o *goja.Object) *item {
	it := &item{host: h, object: o, class: h.itemClass(o), stale: h.keepItems}
	if !it.stale {
		it.read()
	}
	return it
}

// itemClass is the name of an item's class. It asks the prototype: an item may well have
// a field "constructor".
func (h *Host) itemClass(o *goja.Object) string {
	class := ""
	// What can't be read is no class.
	_ = h.rt.Try(func() {
		if proto := o.Prototype(); proto != nil {
			if c, ok := proto.Get("constructor").(*goja.Object); ok {
				class = c.Get("name").String()
			}
		}
	})
	if class == "" || class == "Object" || class == "Map" {
		return "dict"
	}
	return class
}

func (it *item) read() {
	it.fields, it.err = convert.ToFields(it.host.rt, it.object)
	it.stale = false
}

func (it *item) Type() string { return it.class }

func (it *item) Fields(ctx context.Context) (crawl.Fields, error) {
	if !it.stale {
		return it.fields, it.err
	}
	_, err := it.host.loop.Await(ctx, func(*goja.Runtime) (goja.Value, error) {
		it.read()
		return goja.Undefined(), it.err
	}, discard)
	return it.fields, err
}

func (it *item) Set(ctx context.Context, name string, value any) error {
	_, err := it.host.loop.Await(ctx, func(rt *goja.Runtime) (goja.Value, error) {
		if err := it.object.Set(name, convert.ToJS(rt, value)); err != nil {
			return nil, err
		}
		it.read()
		return goja.Undefined(), it.err
	}, discard)
	return err
}

// own is the script's own item behind one that the engine hands around, nil for an item
// that Go made.
func (h *Host) own(it crawl.Item) *item {
	if frozen, ok := it.(*crawl.Frozen); ok {
		it = frozen.Item
	}
	if own, ok := it.(*item); ok && own.host == h {
		return own
	}
	return nil
}

// object returns what makes the object of an item on the loop: the very object that was
// yielded, or one with the fields of an item that Go made, which are read here.
func (h *Host) itemObject(ctx context.Context, it crawl.Item) (func() goja.Value, error) {
	if it == nil {
		return goja.Null, nil
	}
	if own := h.own(it); own != nil {
		return func() goja.Value { return own.object }, nil
	}
	fields, err := it.Fields(ctx)
	return func() goja.Value { return convert.ToJS(h.rt, fields) }, err
}

// discard is for calls whose value nobody needs.
func discard(goja.Value) (any, error) { return nil, nil }
