package fetch_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

func TestBlobsAreClonedAndOtherObjectsOfTheWebAreNot(t *testing.T) {
	check(t, start(t, nil), []scripttest.Case{
		{Src: `const b = new Blob(['hé'], { type: 'text/plain' }); const c = structuredClone({ b }).b; return [c !== b, c instanceof Blob, c.type, c.size, await c.text()]`, Want: `true,true,text/plain,3,hé`},
		{Src: `const f = structuredClone(new File(['x'], 'n.txt', { type: 'a/b', lastModified: 5 })); return [f instanceof File, f.name, f.type, f.lastModified, await f.text()]`, Want: `true,n.txt,a/b,5,x`},
		{Src: `const kinds = [new Response('x'), new Request('http://a.b'), new Headers(), new FormData(), new ReadableStream(), new WritableStream(), new TransformStream(), new URL('http://a.b'),
			new URLSearchParams(), new AbortController().signal, new EventTarget(), new TextDecoder()]
			return kinds.map((k) => { try { structuredClone([k]); return k[Symbol.toStringTag] } catch (e) { return e.name } }).filter((n) => n !== 'DataCloneError').join()`, Want: ``},
		{Src: `return JSON.stringify(structuredClone({ [Symbol.toStringTag]: 'Blob', a: 1 }))`, Want: `{"a":1}`},
	})
}
