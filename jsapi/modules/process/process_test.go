package process_test

import (
	"os"
	"testing"

	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/process"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestProcessTellsLibrariesWhereTheyRun(t *testing.T) {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	o := process.Options{
		Env:     map[string]string{"HOME": "/home/me", "EMPTY": ""},
		Argv:    []string{"gojscrape", "crawl", "books"},
		Version: "v1.2.3",
	}
	scripttest.Check(t, modules.Options{Process: o}, []scripttest.Case{
		{`process.env.HOME + process.env.EMPTY + process.env.PATH`, `/home/meundefined`},
		{`Object.keys(process.env).join()`, `EMPTY,HOME`},
		{`'use strict'; process.env.HOME = 'x'; process.env.HOME`, `/home/me`},
		{`(function () { 'use strict'; try { process.env.NEW = 'x' } catch (e) { return e.name } })()`, `TypeError`},
		{`Array.isArray(process.argv) && process.argv.slice(1).join()`, `crawl,books`},
		{`process.version + process.versions.gojscrape + process.versions.node`, `v1.2.3v1.2.3undefined`},
		{`['linux', 'darwin', 'win32', 'freebsd'].includes(process.platform)`, `true`},
		{`['x64', 'arm64', 'ia32', 'arm'].includes(process.arch)`, `true`},
		{`process.cwd()`, dir},
		{`Object.prototype.toString.call(process)`, `[object process]`},
		{`new Promise((ok) => { const order = []; process.nextTick((a, b) => order.push(a + b), 1, 2); order.push('now'); queueMicrotask(() => ok(order)) })`, `now,3`},
		{`try { process.nextTick('x') } catch (e) { e.name }`, `TypeError`},
		{`const t = process.hrtime(); const d = process.hrtime(t); [t.length, d[0] >= 0, d[1] >= 0, typeof process.hrtime.bigint(), process.uptime() > 0].join()`, `2,true,true,bigint,true`},
	})
}
