package adapter

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// Configure writes the class's custom settings: it calls updateSettings, whose default
// writes customSettings. A wrong one is an error that names the class.
func (c *Class) Configure(ctx context.Context, set *settings.Settings) error {
	_, err := c.host.loop.Await(ctx, func(rt *goja.Runtime) (goja.Value, error) {
		update, err := c.hook("update_settings")
		if err != nil {
			return nil, err
		}
		return update(c.cls, newSettings(c.host, set, settings.Spider))
	}, discard)
	if err != nil {
		return fmt.Errorf("settings of spider %q: %w", c.Name, err)
	}
	return nil
}

// Open makes an instance of the class for a crawl. The arguments are those of -a.
func (c *Class) Open(ctx context.Context, env *component.Env, args map[string]string, format Format) (*Spider, error) {
	s := &Spider{host: c.host, env: env, class: c.cls, name: c.Name}
	_, err := c.host.loop.Await(ctx, func(rt *goja.Runtime) (goja.Value, error) {
		c.host.realm.Methods, c.host.spider = s, s
		c.host.crawler, c.host.patience = newCrawler(c.host, env, s), newPatience(env)
		from, err := c.hook("from_crawler")
		if err != nil {
			return nil, err
		}
		return from(c.cls, c.host.crawler, convert.ToJS(rt, args))
	}, func(made goja.Value) (any, error) {
		if err := s.adopt(made); err != nil {
			return nil, err
		}
		return nil, s.give(env, format)
	})
	if err != nil {
		return nil, fmt.Errorf("making spider %q: %w", c.Name, err)
	}
	return s, nil
}

// hook is a static method of the author's, in either spelling, or that of Spider.
func (c *Class) hook(name string) (goja.Callable, error) {
	own, err := c.static(name)
	if err != nil {
		return nil, err
	}
	if fn, ok := goja.AssertFunction(own); ok {
		return fn, nil
	}
	fn, _ := goja.AssertFunction(c.host.base.spider.Get(name))
	return fn, nil
}

// adopt takes what fromCrawler returned.
func (s *Spider) adopt(made goja.Value) error {
	o, ok := made.(*goja.Object)
	if !ok {
		return fmt.Errorf("fromCrawler returned %s, not a spider", made.String())
	}
	s.object = o
	if s.host.get(o, "start") == nil {
		return errors.New("fromCrawler returned an object that is no spider")
	}
	return s.checkFields()
}

// checkFields refuses instance fields that come too late to count, or that are one name
// in two spellings.
func (s *Spider) checkFields() error {
	own := s.object.GetOwnPropertyNames()
	for _, name := range spiderAttributes {
		both := convert.Spellings(name)
		has := slices.DeleteFunc(slices.Clone(both), func(n string) bool { return !slices.Contains(own, n) })
		switch {
		case len(has) > 0 && name == "custom_settings":
			return fmt.Errorf("%s is needed before the spider is made: write it as `static %s = …`", has[0], has[0])
		case len(has) > 1:
			return fmt.Errorf("the spider has both %s and %s: they are one name in two spellings, keep one", has[0], has[1])
		}
	}
	return nil
}

// give gives the instance what Scrapy's spiders have: crawler, settings, logger and state.
func (s *Spider) give(env *component.Env, format Format) error {
	h := s.host
	for name, v := range map[string]goja.Value{
		"crawler":  h.crawler,
		"settings": newSettings(h, env.Settings, settings.Spider),
		"logger":   newLogger(h, env.Logger(s.name), format),
		"state":    h.rt.NewObject(),
	} {
		if err := s.object.DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE); err != nil {
			return err
		}
	}
	return s.attrs.read(s)
}
