// Package abort is Event, EventTarget, AbortController and AbortSignal, as
// https://dom.spec.whatwg.org has them for trees of one node.
package abort

import (
	_ "embed"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules/global"
)

//go:embed events.js
var eventsSource string

//go:embed abort.js
var abortSource string

var (
	events = global.NewScript("events", eventsSource)
	abort  = global.NewScript("abort", abortSource)
)

// Install defines the globals. They need DOMException, setTimeout and
// queueMicrotask in the runtime.
func Install(rt *goja.Runtime) error {
	err := global.Lazy(rt, []string{"Event", "CustomEvent", "EventTarget"}, func() (*goja.Object, error) {
		return events(rt, nil)
	})
	if err != nil {
		return err
	}
	return global.Lazy(rt, []string{"AbortController", "AbortSignal"}, func() (*goja.Object, error) {
		return abort(rt, nil)
	})
}
