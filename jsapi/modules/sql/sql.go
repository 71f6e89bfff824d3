// Package sql is the module gojscrape/sql: databases for scripts, every call a
// promise. Package database does the work; here are the values, the errors and
// the promises.
//
// A runtime has its own connections. They end with Connections.Close, which
// whoever made the runtime calls after its loop was closed.
package sql

import (
	_ "embed"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/modules/global"
)

//go:embed sql.js
var source string

var script = global.NewScript("sql", source)

// Options are what the module needs to know of its host.
type Options struct {
	// Root is the folder that paths of SQLite start from; the working directory if empty.
	Root string
	// Connections keeps the open databases, to close them at the end. It is needed.
	Connections *Connections
}

// module is gojscrape/sql in one runtime.
type module struct {
	loop      *loop.Loop
	rt        *goja.Runtime
	opts      Options
	newError  goja.Callable // newError(message, fields, stack)
	parseJSON goja.Callable
}

// Module returns the exports: connect and SqlError. Call it on the loop, after
// the globals were installed.
func Module(l *loop.Loop, rt *goja.Runtime, o Options) (*goja.Object, error) {
	m := &module{loop: l, rt: rt, opts: o}
	made, err := script(rt, m.natives())
	if err != nil {
		return nil, err
	}
	m.newError, _ = goja.AssertFunction(made.Get("newError"))
	m.parseJSON, _ = goja.AssertFunction(rt.Get("JSON").ToObject(rt).Get("parse"))
	return made.Get("exports").ToObject(rt), nil
}

// natives are what sql.js is built on. The last argument of each is the call.
func (m *module) natives() global.Natives {
	return global.Natives{
		"call":      m.newCall,
		"cancel":    m.cancel,
		"connect":   m.connect,
		"query":     m.query,
		"one":       m.one,
		"exec":      m.exec,
		"each":      m.each,
		"fetch":     m.fetch,
		"closeRows": m.closeRows,
		"prepare":   m.prepare,
		"closeStmt": m.closeStatement,
		"begin":     m.begin,
		"commit":    m.commit,
		"rollback":  m.rollback,
		"close":     m.close,
	}
}
