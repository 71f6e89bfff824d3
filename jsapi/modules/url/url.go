// Package url is URL and URLSearchParams, as https://url.spec.whatwg.org has
// them, on the parser that the engine itself reads URLs with.
package url

import (
	_ "embed"

	"github.com/dop251/goja"
	whatwg "github.com/nlnwa/whatwg-url/url"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/modules/global"
)

//go:embed searchparams.js
var paramsSource string

//go:embed url.js
var urlSource string

var (
	paramsScript = global.NewScript("searchparams", paramsSource)
	urlScript    = global.NewScript("url", urlSource)
)

// parser follows the standard since it encodes ^ in paths.
var parser = whatwg.NewParser(whatwg.WithPathPercentEncodeSet(whatwg.PathPercentEncodeSet.Set('^')))

// Install defines the globals.
func Install(rt *goja.Runtime) error {
	return global.Lazy(rt, []string{"URL", "URLSearchParams"}, func() (*goja.Object, error) {
		params, err := paramsScript(rt, global.Natives{
			"text":      func(c goja.FunctionCall) goja.Value { return rt.ToValue(c.Argument(0).String()) },
			"parse":     func(c goja.FunctionCall) goja.Value { return flat(rt, parseQuery(c.Argument(0).String())) },
			"serialize": func(c goja.FunctionCall) goja.Value { return serialize(rt, c.Argument(0)) },
		})
		if err != nil {
			return nil, err
		}
		return urlScript(rt, global.Natives{
			"parse":  func(c goja.FunctionCall) goja.Value { return parse(rt, c) },
			"get":    func(c goja.FunctionCall) goja.Value { return rt.ToValue(getters[name(c)](record(c))) },
			"set":    func(c goja.FunctionCall) goja.Value { return set(c) },
			"params": func(goja.FunctionCall) goja.Value { return params },
		})
	})
}

// parse is native.parse(url, base): the record of a URL, or undefined if it is
// not valid.
func parse(rt *goja.Runtime, c goja.FunctionCall) goja.Value {
	u, err := parseURL(c.Argument(0), c.Argument(1))
	if err != nil {
		return goja.Undefined()
	}
	return rt.NewDynamicObject(&convert.Box[*whatwg.Url]{Value: u})
}

func parseURL(url, base goja.Value) (*whatwg.Url, error) {
	if goja.IsUndefined(base) {
		return parser.Parse(url.String())
	}
	return parser.ParseRef(base.String(), url.String())
}

// record is the first argument of native.get and native.set, name the second.
func record(c goja.FunctionCall) *whatwg.Url {
	return c.Argument(0).Export().(*convert.Box[*whatwg.Url]).Value
}

func name(c goja.FunctionCall) string { return c.Argument(1).String() }

// set is native.set(record, name, value).
func set(c goja.FunctionCall) goja.Value {
	setters[name(c)](record(c), c.Argument(2).String())
	return goja.Undefined()
}
