package adapter

import (
	"context"
	"errors"
	"fmt"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// Components are the classes that a script's settings name as components: those that
// stand in a setting themselves, and those of a path such as './pipelines.js#Price'.
// A class in a setting goes by a name made for it, so that settings stay data.
type Components struct {
	host  *Host
	named map[string]*goja.Object
	own   map[*goja.Object]string // the names of the classes that stand in settings themselves
}

func newComponents(h *Host) *Components {
	return &Components{host: h, named: map[string]*goja.Object{}, own: map[*goja.Object]string{}}
}

// Add gives a class a name, as Scrapy's log would show it: that of the class, and a
// number behind it when another class has that name.
func (c *Components) Add(cls *goja.Object) string {
	if name, ok := c.own[cls]; ok {
		return name
	}
	base := cls.Get("name").String()
	name := base
	for n := 2; c.named[name] != nil; n++ {
		name = fmt.Sprintf("%s (%d)", base, n)
	}
	c.named[name], c.own[cls] = cls, name
	return name
}

// Load takes a class that a module exports, under the path that a setting names it by.
func (c *Components) Load(name string, cls goja.Value) error {
	if _, callable := goja.AssertFunction(cls); !callable {
		return fmt.Errorf("component %s is %s, not a class", name, c.host.shown(cls))
	}
	c.named[name] = cls.(*goja.Object)
	return nil
}

// CheckTwice refuses a setting that names one class in two ways: as itself and by the path
// of its file, or by two spellings of that path.
func (c *Components) CheckTwice(set settings.Dict) error {
	seen := map[*goja.Object]string{}
	for name, order := range set.All() {
		cls := c.named[name]
		if cls == nil || order == nil {
			continue
		}
		if first, twice := seen[cls]; twice {
			return fmt.Errorf("component %s is named twice: %s is the same class", first, name)
		}
		seen[cls] = name
	}
	return nil
}

// Has says whether a name is that of a class of the script.
func (c *Components) Has(name string) bool { return c.named[name] != nil }

// dict reads a component setting: an object, a Map or a list of pairs from a name or a
// class to its order number, or to null. It runs on the loop.
func (c *Components) dict(v goja.Value) (settings.Dict, error) {
	o, ok := v.(*goja.Object)
	if !ok {
		return nil, fmt.Errorf("it takes an object, a Map or pairs of components and order numbers, not %s", v.String())
	}
	var d settings.Dict
	err := c.host.eachPair(o, func(key, order goja.Value) error {
		name, err := c.nameOf(key)
		if err != nil {
			return err
		}
		if _, twice := d.Get(name); twice {
			return fmt.Errorf("component %s is named twice", name)
		}
		n, err := convert.ToGo(c.host.rt, order)
		d = append(d, settings.DictEntry{Key: name, Value: n})
		return err
	})
	return d, err
}

// nameOf is the name of a component in settings: it may be written as its class.
func (c *Components) nameOf(key goja.Value) (string, error) {
	cls, isObject := key.(*goja.Object)
	if !isObject {
		return key.String(), nil
	}
	if _, callable := goja.AssertFunction(cls); !callable {
		return "", fmt.Errorf("a component is a class or a name, not %s", c.host.shown(cls))
	}
	return c.Add(cls), nil
}

// eachPair walks the entries of an object, a Map, or an array of pairs, and joins the
// errors of fn. An array of something else is an error.
func (h *Host) eachPair(o *goja.Object, fn func(key, value goja.Value) error) error {
	if convert.IsPromise(o) {
		return errors.New("a promise has no entries yet: await it, updateSettings may be async")
	}
	var errs []error
	if !convert.IsMap(o) && o.ClassName() != "Array" {
		for _, key := range o.Keys() {
			errs = append(errs, fn(h.rt.ToValue(key), o.Get(key)))
		}
		return errors.Join(errs...)
	}
	h.rt.ForOf(o, func(entry goja.Value) bool {
		pair, ok := entry.(*goja.Object)
		if !ok || pair.ClassName() != "Array" || pair.Get("length").ToInteger() != 2 {
			errs = append(errs, fmt.Errorf("a list holds pairs such as [Class, 300], not %s", h.shown(entry)))
			return true
		}
		errs = append(errs, fn(pair.Get("0"), pair.Get("1")))
		return true
	})
	return errors.Join(errs...)
}

// instance is an object of a component class.
type instance struct {
	host   *Host
	env    *component.Env
	name   string
	labels map[string]string // of its hooks: "processItem of Price"
	object *goja.Object

	warned bool // that it returned nothing for an item; loop only
}

// instantiate makes a component: by its fromCrawler, if it has one, or its constructor.
// It may return a promise. A class with both spellings of a hook is an error.
func (c *Components) instantiate(env *component.Env, name string) (*instance, error) {
	in := &instance{host: c.host, env: env, name: name, labels: map[string]string{}}
	for _, snake := range componentHooks {
		in.labels[snake] = convert.Camel(snake) + " of " + name
	}
	cls := c.named[name]
	ctx := loop.WithName(context.Background(), in.labels["from_crawler"])
	_, err := c.host.loop.Await(ctx, func(rt *goja.Runtime) (goja.Value, error) {
		if err := c.host.checkSpellings(cls); err != nil {
			return nil, err
		}
		if from, ok := goja.AssertFunction(c.host.get(cls, "from_crawler")); ok {
			return from(cls, c.host.crawler)
		}
		return rt.New(cls)
	}, func(made goja.Value) (any, error) {
		o, ok := made.(*goja.Object)
		if !ok {
			return nil, in.wrong("from_crawler", made, "an object")
		}
		in.object = o
		return nil, nil
	})
	return in, err
}

// hook is a method of the component in either spelling; ok is false when it has none.
func (in *instance) hook(snake string) (fn goja.Callable, ok bool) {
	return goja.AssertFunction(in.host.get(in.object, snake))
}

// has says whether the component has a hook. It asks the loop: components are made once.
func (in *instance) has(snake string) bool {
	v, err := in.host.loop.Await(context.Background(), func(rt *goja.Runtime) (goja.Value, error) {
		_, ok := in.hook(snake)
		return rt.ToValue(ok), nil
	}, func(v goja.Value) (any, error) { return v.ToBoolean(), nil })
	return err == nil && v.(bool)
}

// call calls a hook, on the loop; the spider is its last argument.
func (in *instance) call(snake string, args ...goja.Value) (goja.Value, error) {
	fn, ok := in.hook(snake)
	if !ok {
		return nil, fmt.Errorf("%s has no %s any more", in.name, convert.Camel(snake))
	}
	return fn(in.object, append(args, in.host.spider.object)...)
}

// await calls a hook from any goroutine and waits for what it promises. When the wait is
// cut short the error says which hook that was.
func (in *instance) await(ctx context.Context, snake string, args func() []goja.Value, pick func(goja.Value) (any, error)) (any, error) {
	ctx, stop := in.host.patience.with(ctx)
	defer stop()
	v, err := in.run(ctx, snake, args, pick)
	if err != nil && ctx.Err() != nil && errors.Is(err, context.Cause(ctx)) {
		return nil, fmt.Errorf("%s: %w", in.labels[snake], err)
	}
	return v, err
}

func (in *instance) run(ctx context.Context, snake string, args func() []goja.Value, pick func(goja.Value) (any, error)) (any, error) {
	ctx = loop.WithName(ctx, in.labels[snake])
	ctx = loop.WithWait(ctx, component.Waiting(ctx))
	return in.host.loop.Await(ctx, func(*goja.Runtime) (goja.Value, error) {
		return in.call(snake, args()...)
	}, pick)
}

// wrong is the error of a hook that returned what it must not.
func (in *instance) wrong(snake string, v goja.Value, takes string) error {
	return fmt.Errorf("%s returned %s: it must return %s", in.labels[snake], in.host.shown(v), takes)
}

// checkSpellings refuses a class that has both spellings of one name.
func (h *Host) checkSpellings(cls *goja.Object) error {
	doubled, err := h.base.doubled(goja.Undefined(), cls)
	if err != nil {
		return err
	}
	pairs, err := convert.ToGo(h.rt, doubled)
	if list, ok := pairs.([]any); err == nil && ok && len(list) > 0 {
		pair := list[0].([]any)
		return fmt.Errorf("class %s has both %s and %s: they are one name in two spellings, keep one", cls.Get("name").String(), pair[0], pair[1])
	}
	return err
}
