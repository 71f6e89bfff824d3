package fetch_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

// The values are those of Node 20.
func TestBlobsAndFiles(t *testing.T) {
	l := start(t, nil)
	scripttest.Eval(t, l, tools)
	check(t, l, []scripttest.Case{
		{Src: `const b = new Blob(['ab', new Uint8Array([99]), new Blob(['d']), new Uint8Array([0, 101]).buffer], { type: 'A/b' }); return [b.size, b.type, JSON.stringify(await b.text())]`, Want: `6,a/b,"abcd\u0000e"`},
		{Src: `return [await new Blob([1, {}]).text(), new Blob([], { type: 'é' }).type, new Blob().size]`, Want: `1[object Object],,0`},
		{Src: `const b = new Blob(['abcdef'], { type: 'a/b' }); return [await b.slice(-3, -1).text(), await b.slice(4, 2).text(), await b.slice(2, 99).text(), await b.slice(undefined, 2).text(), b.slice(0, 1).type, b.slice(0, 1, 'X/Y').type]`, Want: `de,,cdef,ab,,x/y`},
		{Src: `const u = new Uint8Array([1, 2]); const b = new Blob([u]); u[0] = 9; const got = await b.bytes(); got[1] = 9; return [got, new Uint8Array(await b.arrayBuffer())]`, Want: `1,9,1,2`},
		{Src: `const chunks = await all(new Blob(['x'.repeat(200000)]).stream()); return [chunks.length, chunks.reduce((n, c) => n + c.length, 0), chunks[0] instanceof Uint8Array]`, Want: `4,200000,true`},
		{Src: `return (await all(new Blob().stream())).length`, Want: `0`},
		{Src: `const b = new Blob(['\ud800']); return [b.size, await b.text()]`, Want: `3,�`},
		{Src: `const f = new File(['a'], 'n', { lastModified: 5, type: 'a/b' }); return [f.name, f.lastModified, f.size, f.type, f instanceof Blob, String(f)]`, Want: `n,5,1,a/b,true,[object File]`},
		{Src: `return Math.abs(new File([], 'n').lastModified - Date.now()) < 5000`, Want: `true`},
		{Src: `new File(['a'])`, Want: `TypeError: The "fileBits" and "fileName" arguments must be specified`},
		{Src: `new Blob('x')`, Want: `TypeError: The "sources" argument must be a sequence`},
	})
}

// The values are those of Node 20.
func TestFormData(t *testing.T) {
	check(t, start(t, nil), []scripttest.Case{
		{Src: `const f = new FormData(); f.append('a', 1); f.append('b', 2); f.append('a', 3); f.set('a', 'x'); f.set('c', 4); f.delete('b'); return JSON.stringify([...f])`, Want: `[["a","x"],["c","4"]]`},
		{Src: `const f = new FormData(); f.append('a', 1); f.append('a', 2); return [f.get('a'), f.getAll('a').length, f.has('a'), f.has('z'), f.get('z') === null, f.getAll('z').length]`, Want: `1,2,true,false,true,0`},
		{Src: `const f = new FormData(); f.append('f', new Blob(['q'])); const v = f.get('f'); return [v instanceof File, v.name, v.type]`, Want: `true,blob,`},
		{Src: `const f = new FormData(); const file = new File(['x'], 'n.txt', { type: 'a/b', lastModified: 7 }); f.append('f', file); f.append('g', file, 'o.txt'); return [f.get('f') === file, f.get('g').name, f.get('g').type, f.get('g').lastModified]`, Want: `true,o.txt,a/b,7`},
		{Src: `const f = new FormData(); f.append('\ud800', '\ud800'); return JSON.stringify([...f])`, Want: `[["�","�"]]`},
		{Src: `return FormData.prototype.entries === FormData.prototype[Symbol.iterator]`, Want: `true`},
		{Src: `new FormData(1)`, Want: `TypeError: FormData constructor: there are no forms to read here`},
		{Src: `new FormData().append('a')`, Want: `TypeError: FormData.append: 2 arguments required, but only 1 found.`},
		{Src: `new FormData().append('a', 'b', 'c')`, Want: `TypeError: a file name needs a Blob`},
	})
}

// The values are those of Node 20, which cuts a ? off a body though the standard does not.
func TestFormsAsBodies(t *testing.T) {
	l := start(t, nil)
	scripttest.Eval(t, l, `globalThis.form = async (body, type) => [...await new Response(body, { headers: { 'content-type': type } }).formData()]`)
	const multi = `'multipart/form-data; boundary=B'`
	check(t, l, []scripttest.Case{
		{
			Src:  `const f = new FormData(); f.append('a"\n', 'x\ny'); f.append('f', new Blob(['q'], { type: 'text/plain' }), 'n"\r\n.txt'); f.append('g', new Blob(['q'])); const r = new Response(f); const boundary = r.headers.get('content-type').split('boundary=')[1]; return JSON.stringify((await r.text()).replaceAll(boundary, 'B'))`,
			Want: `"--B\r\nContent-Disposition: form-data; name=\"a%22%0D%0A\"\r\n\r\nx\r\ny\r\n--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"n%22%0D%0A.txt\"\r\nContent-Type: text/plain\r\n\r\nq\r\n--B\r\nContent-Disposition: form-data; name=\"g\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\nq\r\n--B--\r\n"`,
		},
		{
			Src:  `const f = new FormData(); f.append('naïve', 'é\n'); f.append('f', new File(['\x00\r\n--'], 'ü"\\.bin', { type: 'a/b' })); const g = await new Response(f).formData(); const x = g.get('f'); return JSON.stringify([[...g.keys()], g.get('naïve'), x.name, x.type, await x.text()])`,
			Want: `[["naïve","f"],"é\r\n","ü\"\\.bin","a/b","\u0000\r\n--"]`,
		},
		{Src: `return (await form('--B\r\nContent-Disposition: form-data; name="a%22"; filename="x%0Ay\\z"\r\nContent-Type: text/x\r\n\r\nhi\r\n--B--\r\n', ` + multi + `)).map(([k, v]) => JSON.stringify([k, v.name, v.type]))`, Want: `["a\"","x\ny\\z","text/x"]`},
		{Src: `return form('--B\r\nContent-Disposition: form-data; x; NAME = a\r\n\r\n1\r\n--B--', ` + multi + `)`, Want: `a,1`},
		{Src: `return form('--B\r\nContent-Disposition: form-data; name="a;b=c"\r\n\r\n1\r\n--B--', 'Multipart/Form-Data; boundary="B"')`, Want: `a;b=c,1`},
		{Src: `return (await new Response(new FormData()).formData()).has('a')`, Want: `false`},
		{Src: `return form('--B\r\nx', ` + multi + `)`, Want: `TypeError: Failed to parse body as FormData.`},
		{Src: `return form('--B\r\nContent-Disposition: attachment; name="a"\r\n\r\n1\r\n--B--\r\n', ` + multi + `)`, Want: `TypeError: Failed to parse body as FormData.`},
		{Src: `return form('', 'multipart/form-data')`, Want: `TypeError: Failed to parse body as FormData.`},
		{Src: `return form('x', 'text/plain')`, Want: `TypeError: Content-Type was not one of "multipart/form-data" or "application/x-www-form-urlencoded".`},
		{Src: `return form(new URLSearchParams('?a=1&a=%C3%A9+'), 'application/x-www-form-urlencoded')`, Want: `a,1,a,é `},
		{Src: `return form('?a=1', 'application/x-www-form-urlencoded')`, Want: `?a,1`},
	})
}
