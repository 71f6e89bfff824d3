// Package modules gives a runtime the globals of the web and of Node that
// scripts expect: console, URL, TextDecoder, AbortController, Buffer and so on.
// The loop itself brings timers and queueMicrotask.
//
// Most globals are made when a script first asks for them, so that a runtime
// costs little. None is a live view of a Go value.
package modules

import (
	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules/abort"
	"github.com/gojscrape/gojscrape/jsapi/modules/base64"
	"github.com/gojscrape/gojscrape/jsapi/modules/buffer"
	"github.com/gojscrape/gojscrape/jsapi/modules/clone"
	"github.com/gojscrape/gojscrape/jsapi/modules/console"
	"github.com/gojscrape/gojscrape/jsapi/modules/crypto"
	"github.com/gojscrape/gojscrape/jsapi/modules/domexception"
	"github.com/gojscrape/gojscrape/jsapi/modules/encoding"
	"github.com/gojscrape/gojscrape/jsapi/modules/intl"
	"github.com/gojscrape/gojscrape/jsapi/modules/performance"
	"github.com/gojscrape/gojscrape/jsapi/modules/process"
	"github.com/gojscrape/gojscrape/jsapi/modules/url"
)

// Options are what the globals need to know of their host. The zero value works.
type Options struct {
	Console console.Options
	Process process.Options
}

// Install defines all globals. Call it on the loop, after the prelude and
// before the script of the spider.
func Install(rt *goja.Runtime, o Options) error {
	for _, install := range []func(*goja.Runtime) error{
		domexception.Install,
		performance.Install,
		func(rt *goja.Runtime) error { return console.Install(rt, o.Console) },
		abort.Install,
		base64.Install,
		buffer.Install,
		clone.Install,
		crypto.Install,
		encoding.Install,
		intl.Install,
		func(rt *goja.Runtime) error { return process.Install(rt, o.Process) },
		url.Install,
	} {
		if err := install(rt); err != nil {
			return err
		}
	}
	return nil
}
