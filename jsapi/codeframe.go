package jsapi

import (
	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/jsapi/loader"
	"github.com/gojscrape/gojscrape/jsapi/loop"
)

// codeAt shows the code around the place where a stack begins.
func codeAt(stack string) string {
	file, line, column, ok := convert.Place(stack)
	if !ok {
		return ""
	}
	return loader.Frame(file, line, column)
}

// hideCode leaves the code out of errors from now on: in a crawl one mistake may be
// logged for every page.
func (h *host) hideCode(l *loop.Loop) {
	l.Post(func(*goja.Runtime) { h.realm.Errors.Code = nil })
}
