package adapter

import (
	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/downloadermw"
	"github.com/gojscrape/gojscrape/runtime/pipeline"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/spidermw"
)

// Components are the script's classes that settings name.
func (h *Host) Components() *Components { return h.components }

// Pipelines are the item pipelines of a crawl that come from the script.
func (c *Components) Pipelines(set *settings.Settings) []component.Ref[pipeline.Pipeline] {
	list := refs(c, set, settings.ItemPipelines, itemPipeline)
	c.host.keepItems = len(list) > 0
	return list
}

// DownloaderMiddlewares are those that come from the script.
func (c *Components) DownloaderMiddlewares(env *component.Env) []component.Ref[downloadermw.Middleware] {
	list := refs(c, env.Settings, settings.DownloaderMiddlewares, downloaderMiddleware)
	if len(list) > 0 {
		c.host.requestHooks.listen(env.Signals)
	}
	return list
}

// SpiderMiddlewares are those that come from the script.
func (c *Components) SpiderMiddlewares(set *settings.Settings) []component.Ref[spidermw.Middleware] {
	return refs(c, set, settings.SpiderMiddlewares, spiderMiddleware)
}

// Extensions are those that come from the script. What they do they do in signals, which
// they connect to when they are made.
func (c *Components) Extensions(set *settings.Settings) []component.Ref[component.Extension] {
	return refs(c, set, settings.Extensions, func(in *instance) component.Extension {
		return component.Extension{Name: in.name}
	})
}

// refs are the components of one setting that come from the script; their order numbers
// are in the setting.
func refs[T any](c *Components, set *settings.Settings, key settings.Key[settings.Dict], adapt func(*instance) T) []component.Ref[T] {
	var list []component.Ref[T]
	for name := range settings.Get(set, key).All() {
		if !c.Has(name) {
			continue
		}
		list = append(list, component.Ref[T]{Name: name, New: func(env *component.Env) (t T, err error) {
			in, err := c.instantiate(env, name)
			if err != nil {
				return t, err
			}
			return adapt(in), nil
		}})
	}
	return list
}
