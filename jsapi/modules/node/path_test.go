package node_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/node"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

// The values are those of Node 20.
func TestPathOfNode(t *testing.T) {
	check(t, start(t, modules.Options{}, node.Options{}), `const P = use('path')`, []scripttest.Case{
		{Src: `return P.join('/a','..','..','b')`, Want: `/b`},
		{Src: `return P.join('a','','../..','c/')`, Want: `../c/`},
		{Src: `return P.join()`, Want: `.`},
		{Src: `return P.join('')`, Want: `.`},
		{Src: `return P.normalize('/a//b/./c/..')`, Want: `/a/b`},
		{Src: `return P.normalize('')`, Want: `.`},
		{Src: `return P.normalize('./')`, Want: `./`},
		{Src: `return P.normalize('../a/../..')`, Want: `../..`},
		{Src: `return P.normalize('a/..')`, Want: `.`},
		{Src: `return P.normalize('/..//x/')`, Want: `/x/`},
		{Src: `return P.resolve('/a','b','../c')`, Want: `/a/c`},
		{Src: `return P.resolve('/a','/b')`, Want: `/b`},
		{Src: `return P.resolve('/')`, Want: `/`},
		{Src: `return P.resolve() === process.cwd()`, Want: `true`},
		{Src: `return P.resolve('x') === process.cwd() + '/x'`, Want: `true`},
		{Src: `return P.relative('/a/b/c','/a/d')`, Want: `../../d`},
		{Src: `return P.relative('/a','/a')`, Want: ``},
		{Src: `return P.relative('/','/x/y')`, Want: `x/y`},
		{Src: `return P.relative('/x/y','/')`, Want: `../..`},
		{Src: `return ['/a/b','/a','a','','/','a/b/','//a','///a//','/a//b'].map(P.dirname).join('|')`, Want: `/a|/|.|.|/|a|//|//|/a/`},
		{Src: `return ['/a/b.txt','a/','/','','..','/a//','x'].map((p) => P.basename(p)).join('|')`, Want: `b.txt|a|||..|a|x`},
		{Src: `return P.basename('a.html','.html')`, Want: `a`},
		{Src: `return P.basename('.html','.html')`, Want: ``},
		{Src: `return P.basename('a.html','l')`, Want: `a.htm`},
		{Src: `return ['a.b.c','.a','.a.b','a.','..','a','a/.x/b','/x.y/z','a.b/'].map(P.extname).join('|')`, Want: `.c||.b|.|||||.b`},
		{Src: `return JSON.stringify(P.parse('/home/u/file.txt'))`, Want: `{"root":"/","dir":"/home/u","base":"file.txt","ext":".txt","name":"file"}`},
		{Src: `return JSON.stringify(P.parse('file'))`, Want: `{"root":"","dir":"","base":"file","ext":"","name":"file"}`},
		{Src: `return JSON.stringify(P.parse('/'))`, Want: `{"root":"/","dir":"/","base":"","ext":"","name":""}`},
		{Src: `return JSON.stringify(P.parse('/a'))`, Want: `{"root":"/","dir":"/","base":"a","ext":"","name":"a"}`},
		{Src: `return JSON.stringify(P.parse('./a/b.c/'))`, Want: `{"root":"","dir":"./a","base":"b.c","ext":".c","name":"b"}`},
		{Src: `return JSON.stringify(P.parse('a/b'))`, Want: `{"root":"","dir":"a","base":"b","ext":"","name":"b"}`},
		{Src: `return P.format({ dir: '/a', base: 'b.c' })`, Want: `/a/b.c`},
		{Src: `return P.format({ root: '/', name: 'f', ext: 'txt' })`, Want: `/f.txt`},
		{Src: `return P.format({ root: '/', dir: '/', base: 'x' })`, Want: `/x`},
		{Src: `return P.format({ name: 'f', ext: '.x' })`, Want: `f.x`},
		{Src: `return P.isAbsolute('/a') + ',' + P.isAbsolute('a') + ',' + P.isAbsolute('')`, Want: `true,false,false`},
		{Src: `return P.sep + P.delimiter + P.toNamespacedPath('/a')`, Want: `/:/a`},
		{Src: `try { P.join(1) } catch (e) { return e.code + ': ' + e.message }`, Want: `ERR_INVALID_ARG_TYPE: The "path" argument must be of type string. Received type number (1)`},
		{Src: `try { P.basename() } catch (e) { return e.message }`, Want: `The "path" argument must be of type string. Received undefined`},
	})
}

// The values are those of Node 20.
func TestOSOfNode(t *testing.T) {
	check(t, start(t, modules.Options{}, node.Options{}), `const P = use('os')`, []scripttest.Case{
		{Src: `return P.EOL === '\n'`, Want: `true`},
		{Src: `return P.platform() === process.platform && P.arch() === process.arch`, Want: `true`},
		{Src: `return typeof P.tmpdir() + typeof P.homedir() + P.type()`, Want: `stringstringLinux`},
		{Src: `return P.endianness() + (P.availableParallelism() > 0) + P.devNull`, Want: `LEtrue/dev/null`},
	})
}
