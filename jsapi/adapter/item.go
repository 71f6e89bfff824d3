package adapter

import (
	"context"
	"fmt"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// item is an object that a callback yielded. Its fields are converted where it was
// yielded, in the same turn, so that Go stages cost no trip to the loop.
type item struct {
	loop   *loop.Loop
	object *goja.Object
	class  string
	fields crawl.Fields
	err    error
}

// newItem runs on the loop. What can't be converted fails this item when somebody
// asks for its fields, and no other.
func newItem(l *loop.Loop, rt *goja.Runtime, o *goja.Object) *item {
	it := &item{loop: l, object: o, class: itemClass(o)}
	it.fields, it.err = convert.ToFields(rt, o)
	if it.err != nil {
		it.err = fmt.Errorf("item %s: %w", it.class, it.err)
	}
	return it
}

func itemClass(o *goja.Object) string {
	if c, ok := o.Get("constructor").(*goja.Object); ok {
		if name := c.Get("name"); name != nil && name.String() != "Object" && name.String() != "Map" {
			return name.String()
		}
	}
	return "dict"
}

func (it *item) Type() string { return it.class }

func (it *item) Fields(context.Context) (crawl.Fields, error) { return it.fields, it.err }

func (it *item) Set(ctx context.Context, name string, value any) error {
	_, err := it.loop.Await(ctx, func(rt *goja.Runtime) (goja.Value, error) {
		if err := it.object.Set(name, convert.ToJS(rt, value)); err != nil {
			return nil, err
		}
		it.fields, it.err = convert.ToFields(rt, it.object)
		return goja.Undefined(), it.err
	}, discard)
	return err
}

// discard is for calls whose value nobody needs.
func discard(goja.Value) (any, error) { return nil, nil }
