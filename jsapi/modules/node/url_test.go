package node_test

import (
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/node"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

// The values are those of Node 20.
func TestURLOfNode(t *testing.T) {
	check(t, start(t, modules.Options{}, node.Options{}), `const P = use('url')`, []scripttest.Case{
		{Src: `return P.fileURLToPath('file:///a%20b/c')`, Want: `/a b/c`},
		{Src: `return P.fileURLToPath(new URL('file:///x'))`, Want: `/x`},
		{Src: `try { P.fileURLToPath('http://a') } catch (e) { return e.code }`, Want: `ERR_INVALID_URL_SCHEME`},
		{Src: `try { P.fileURLToPath('file://host/a') } catch (e) { return e.code }`, Want: `ERR_INVALID_FILE_URL_HOST`},
		{Src: `try { P.fileURLToPath('file:///a%2fb') } catch (e) { return e.code }`, Want: `ERR_INVALID_FILE_URL_PATH`},
		{Src: `return P.pathToFileURL('/a b/#c?d%').href`, Want: `file:///a%20b/%23c%3Fd%25`},
		{Src: `return P.pathToFileURL('/a/').href`, Want: `file:///a/`},
		{Src: `const u = P.parse('http://user:pass@Sub.Example.com:8080/p/a/t/h?query=string#hash'); return JSON.stringify(u)`, Want: `{"protocol":"http:","slashes":true,"auth":"user:pass","host":"sub.example.com:8080","port":"8080","hostname":"sub.example.com","hash":"#hash","search":"?query=string","query":"query=string","pathname":"/p/a/t/h","path":"/p/a/t/h?query=string","href":"http://user:pass@sub.example.com:8080/p/a/t/h?query=string#hash"}`},
		{Src: `const u = P.parse('/a/b?c#d'); return JSON.stringify(u)`, Want: `{"protocol":null,"slashes":null,"auth":null,"host":null,"port":null,"hostname":null,"hash":"#d","search":"?c","query":"c","pathname":"/a/b","path":"/a/b?c","href":"/a/b?c#d"}`},
		{Src: `const u = P.parse('mailto:a@b.c'); return JSON.stringify(u)`, Want: `{"protocol":"mailto:","slashes":null,"auth":"a","host":"b.c","port":null,"hostname":"b.c","hash":null,"search":null,"query":null,"pathname":null,"path":null,"href":"mailto:a@b.c"}`},
		{Src: `const u = P.parse('//host/path'); return JSON.stringify(u)`, Want: `{"protocol":null,"slashes":null,"auth":null,"host":null,"port":null,"hostname":null,"hash":null,"search":null,"query":null,"pathname":"//host/path","path":"//host/path","href":"//host/path"}`},
		{Src: `const u = P.parse('http://example.com'); return JSON.stringify(u)`, Want: `{"protocol":"http:","slashes":true,"auth":null,"host":"example.com","port":null,"hostname":"example.com","hash":null,"search":null,"query":null,"pathname":"/","path":"/","href":"http://example.com/"}`},
		{Src: `const u = P.parse('HTTP://a.com/x y'); return JSON.stringify(u)`, Want: `{"protocol":"http:","slashes":true,"auth":null,"host":"a.com","port":null,"hostname":"a.com","hash":null,"search":null,"query":null,"pathname":"/x%20y","path":"/x%20y","href":"http://a.com/x%20y"}`},
		{Src: `const u = P.parse('http://a.com:80?x'); return JSON.stringify(u)`, Want: `{"protocol":"http:","slashes":true,"auth":null,"host":"a.com:80","port":"80","hostname":"a.com","hash":null,"search":"?x","query":"x","pathname":"/","path":"/?x","href":"http://a.com:80/?x"}`},
		{Src: `const u = P.parse('javascript:alert(1)'); return JSON.stringify(u)`, Want: `{"protocol":"javascript:","slashes":null,"auth":null,"host":null,"port":null,"hostname":null,"hash":null,"search":null,"query":null,"pathname":"alert(1)","path":"alert(1)","href":"javascript:alert(1)"}`},
		{Src: `const u = P.parse('?a=b'); return JSON.stringify(u)`, Want: `{"protocol":null,"slashes":null,"auth":null,"host":null,"port":null,"hostname":null,"hash":null,"search":"?a=b","query":"a=b","pathname":null,"path":"?a=b","href":"?a=b"}`},
		{Src: `const u = P.parse('#x'); return JSON.stringify(u)`, Want: `{"protocol":null,"slashes":null,"auth":null,"host":null,"port":null,"hostname":null,"hash":"#x","search":null,"query":null,"pathname":null,"path":null,"href":"#x"}`},
		{Src: `const u = P.parse(''); return JSON.stringify(u)`, Want: `{"protocol":null,"slashes":null,"auth":null,"host":null,"port":null,"hostname":null,"hash":null,"search":null,"query":null,"pathname":null,"path":null,"href":""}`},
		{Src: `const u = P.parse('http://[::1]:3000/x'); return JSON.stringify(u)`, Want: `{"protocol":"http:","slashes":true,"auth":null,"host":"[::1]:3000","port":"3000","hostname":"::1","hash":null,"search":null,"query":null,"pathname":"/x","path":"/x","href":"http://[::1]:3000/x"}`},
		{Src: `const u = P.parse('file:///etc/passwd'); return JSON.stringify(u)`, Want: `{"protocol":"file:","slashes":true,"auth":null,"host":"","port":null,"hostname":"","hash":null,"search":null,"query":null,"pathname":"/etc/passwd","path":"/etc/passwd","href":"file:///etc/passwd"}`},
		{Src: `const u = P.parse('http://a.com\\b\\c'); return JSON.stringify(u)`, Want: `{"protocol":"http:","slashes":true,"auth":null,"host":"a.com","port":null,"hostname":"a.com","hash":null,"search":null,"query":null,"pathname":"/b/c","path":"/b/c","href":"http://a.com/b/c"}`},
		{Src: `const u = P.parse('x:y'); return JSON.stringify(u)`, Want: `{"protocol":"x:","slashes":null,"auth":null,"host":"y","port":null,"hostname":"y","hash":null,"search":null,"query":null,"pathname":null,"path":null,"href":"x:y"}`},
		{Src: `const u = P.parse('http://münchen.de/ä'); return JSON.stringify(u)`, Want: `{"protocol":"http:","slashes":true,"auth":null,"host":"xn--mnchen-3ya.de","port":null,"hostname":"xn--mnchen-3ya.de","hash":null,"search":null,"query":null,"pathname":"/ä","path":"/ä","href":"http://xn--mnchen-3ya.de/ä"}`},
		{Src: `return JSON.stringify(P.parse('/a?b=c&d=e', true).query)`, Want: `{"b":"c","d":"e"}`},
		{Src: `return P.parse('//host/path', false, true).host`, Want: `host`},
		{Src: `return P.format({ protocol: 'http', host: 'a.com', pathname: 'x', query: { a: 1 }, hash: 'h' })`, Want: `http://a.com/x?a=1#h`},
		{Src: `return P.format({ protocol: 'https:', hostname: 'a.com', port: 8, auth: 'u:p', search: 'q' })`, Want: `https://u:p@a.com:8?q`},
		{Src: `return P.format({ pathname: '/x?y#z' })`, Want: `/x%3Fy%23z`},
		{Src: `return P.format(new URL('http://u:p@xn--mnchen-3ya.de/?a#b'), { fragment: false, auth: false, unicode: true, search: false })`, Want: `http://münchen.de/`},
		{Src: `return P.format('http://a.com/b')`, Want: `http://a.com/b`},
		{Src: `return P.resolve('/one/two/three', 'four')`, Want: `/one/two/four`},
		{Src: `return P.resolve('http://example.com/', '/one')`, Want: `http://example.com/one`},
		{Src: `return P.resolve('http://example.com/one', '/two')`, Want: `http://example.com/two`},
		{Src: `return P.resolve('http://a.com/b/c?d', '?e')`, Want: `http://a.com/b/c?e`},
		{Src: `return P.domainToASCII('español.com')`, Want: `xn--espaol-zwa.com`},
		{Src: `return P.domainToASCII('xn--iñvalid.com')`, Want: ``},
		{Src: `return P.domainToUnicode('xn--espaol-zwa.com')`, Want: `español.com`},
		{Src: `return JSON.stringify(P.urlToHttpOptions(new URL('https://a:b@x.com:81/p?q#h')))`, Want: `{"protocol":"https:","hostname":"x.com","hash":"#h","search":"?q","pathname":"/p","path":"/p?q","href":"https://a:b@x.com:81/p?q#h","port":81,"auth":"a:b"}`},
		{Src: `return P.URL === URL`, Want: `true`},
	})
}
