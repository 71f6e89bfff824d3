// Package domexception is DOMException, the error class of the web's APIs.
package domexception

import (
	_ "embed"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules/global"
)

//go:embed domexception.js
var source string

var script = global.NewScript("domexception", source)

// Install defines the global DOMException.
func Install(rt *goja.Runtime) error {
	return global.Lazy(rt, []string{"DOMException"}, func() (*goja.Object, error) {
		return script(rt, nil)
	})
}

// Throw ends a native function with a DOMException of a name such as
// "InvalidCharacterError".
func Throw(rt *goja.Runtime, name, message string) {
	exception, err := rt.New(rt.Get("DOMException"), rt.ToValue(message), rt.ToValue(name))
	if err != nil {
		panic(err)
	}
	panic(exception)
}
