package fetch_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

// The values are those of Node 20, unless noted.
func TestResponses(t *testing.T) {
	check(t, start(t, nil), []scripttest.Case{
		{Src: `const r = new Response('a', { status: 201, statusText: 'Made', headers: { b: 'c' } }); return [r.status, r.statusText, r.ok, r.type, r.url, r.redirected, await r.text(), ...r.headers]`,
			Want: `201,Made,true,default,,false,a,b,c,content-type,text/plain;charset=UTF-8`},
	})
}
