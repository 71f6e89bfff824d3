package encoding_test

import (
	"testing"

	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// The values are those of Node 20, but for windows-1252 and x-user-defined, which
// it does not read as the standard does.
func TestEncodingsOfTheWeb(t *testing.T) {
	scripttest.Check(t, modules.Options{}, []scripttest.Case{
		{`[...new TextEncoder().encode('aé€😀')].join()`, `97,195,169,226,130,172,240,159,152,128`},
		{`[...new TextEncoder().encode('\ud800x')].join()`, `239,191,189,120`},
		{`new TextEncoder().encode().length`, `0`},
		{`new TextEncoder().encoding`, `utf-8`},
		{`new TextEncoder().encode('x') instanceof Uint8Array`, `true`},
		{`const b = new Uint8Array(5); const r = new TextEncoder().encodeInto('a😀é', b); [r.read, r.written, ...b].join()`, `3,5,97,240,159,152,128`},
		{`const b = new Uint8Array(3); const r = new TextEncoder().encodeInto('é€', b); [r.read, r.written, ...b].join()`, `1,2,195,169,0`},
		{`try { new TextEncoder().encodeInto('x', []) } catch (e) { e.name }`, `TypeError`},
		{`const d = new TextDecoder(); [d.encoding, d.fatal, d.ignoreBOM].join()`, `utf-8,false,false`},
		{`const d = new TextDecoder(' Latin1 ', { fatal: true, ignoreBOM: 1 }); [d.encoding, d.fatal, d.ignoreBOM].join()`, `windows-1252,true,true`},
		{`try { new TextDecoder('nope') } catch (e) { e.name }`, `RangeError`},
		{`try { new TextDecoder('replacement') } catch (e) { e.name }`, `RangeError`},
		{`new TextDecoder().decode()`, ``},
		{`new TextDecoder().decode(new Uint8Array([104, 105]).buffer)`, `hi`},
		{`new TextDecoder().decode(new Uint16Array([0x6968]))`, `hi`},
		{`new TextDecoder().decode(new DataView(new Uint8Array([1, 104, 105]).buffer, 1))`, `hi`},
		{`new TextDecoder().decode(new Uint8Array([1, 104, 105]).subarray(1))`, `hi`},
		{`try { new TextDecoder().decode('x') } catch (e) { e.name }`, `TypeError`},
		{`new TextDecoder('utf-8').decode(new Uint8Array([0xef,0xbb,0xbf,0x61]))`, `a`},
		{`new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array([0xef,0xbb,0xbf,0x61])).length`, `2`},
		{`new TextDecoder('utf-8').decode(new Uint8Array([0xff,0x61,0xe2,0x82]))`, `�a�`},
		{`new TextDecoder('utf-8').decode(new Uint8Array([0xf0,0x9f,0x98,0x41,0xc0,0x80,0xed,0xa0,0x80]))`, `�A�����`},
		{`try { new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([0xff])) } catch (e) { e.name }`, `TypeError`},
		{`new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([0xef,0xbf,0xbd]))`, `�`},
		{`const d = new TextDecoder(); const s = { stream: true }; d.decode(new Uint8Array([0xf0, 0x9f]), s) + '|' + d.decode(new Uint8Array([0x98, 0x80]), s) + '|' + d.decode()`, `|😀|`},
		{`const d = new TextDecoder(); d.decode(new Uint8Array([0xf0, 0x9f]), { stream: true }) + d.decode()`, `�`},
		{`const d = new TextDecoder(); d.decode(new Uint8Array([0xef, 0xbb]), { stream: true }) + d.decode(new Uint8Array([0xbf, 0x61]), { stream: true }) + d.decode() + d.decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x62]))`, `ab`},
		{`const d = new TextDecoder('utf-8', { fatal: true }); try { d.decode(new Uint8Array([0xff])) } catch {} d.decode(new Uint8Array([0x61]))`, `a`},
		{`const d = new TextDecoder('utf-8', { fatal: true }); d.decode(new Uint8Array([0xe2]), { stream: true }) + d.decode(new Uint8Array([0x82, 0xac]))`, `€`},
		{`const d = new TextDecoder('utf-8', { fatal: true }); d.decode(new Uint8Array([0xe2]), { stream: true }); try { d.decode() } catch (e) { e.name }`, `TypeError`},
		{`new TextDecoder('windows-1252').decode(new Uint8Array([0x80,0x81,0xe9]))`, "€\u0081é"},
		{`new TextDecoder('iso-8859-1').decode(new Uint8Array([0x92]))`, `’`},
		{`new TextDecoder('iso-8859-2').decode(new Uint8Array([0xb1]))`, `ą`},
		{`new TextDecoder('koi8-r').decode(new Uint8Array([0xc1]))`, `а`},
		{`new TextDecoder('windows-1251').decode(new Uint8Array([0xcf,0xf0]))`, `Пр`},
		{`new TextDecoder('macintosh').decode(new Uint8Array([0x8e]))`, `é`},
		{`new TextDecoder('ibm866').decode(new Uint8Array([0x80]))`, `А`},
		{`new TextDecoder('shift_jis').decode(new Uint8Array([0x93,0xfa,0x96,0x7b]))`, `日本`},
		{`new TextDecoder('euc-jp').decode(new Uint8Array([0xc6,0xfc]))`, `日`},
		{`new TextDecoder('iso-2022-jp').decode(new Uint8Array([0x1b,0x24,0x42,0x46,0x7c,0x1b,0x28,0x42]))`, `日`},
		{`new TextDecoder('euc-kr').decode(new Uint8Array([0xc7,0xd1]))`, `한`},
		{`new TextDecoder('big5').decode(new Uint8Array([0xa4,0xa4]))`, `中`},
		{`new TextDecoder('gbk').decode(new Uint8Array([0xd6,0xd0]))`, `中`},
		{`new TextDecoder('gb18030').decode(new Uint8Array([0x94,0x39,0xda,0x33]))`, `💩`},
		{`new TextDecoder('utf-16le').decode(new Uint8Array([0x61,0,0x3d,0xd8,0,0xde]))`, `a😀`},
		{`new TextDecoder('utf-16be').decode(new Uint8Array([0,0x61]))`, `a`},
		{`new TextDecoder('utf-16').decode(new Uint8Array([0xff,0xfe,0x61,0]))`, `a`},
		{`new TextDecoder('utf-16le').decode(new Uint8Array([0x00,0xd8,0x61,0x00,0x61]))`, `�a�`},
		{`try { new TextDecoder('utf-16le', { fatal: true }).decode(new Uint8Array([0x00,0xd8,0x61,0x00])) } catch (e) { e.name }`, `TypeError`},
		{`new TextDecoder('utf-16le', { fatal: true }).decode(new Uint8Array([0xfd,0xff]))`, `�`},
		{`try { new TextDecoder('shift_jis', { fatal: true }).decode(new Uint8Array([0x80,0xff])) } catch (e) { e.name }`, `TypeError`},
		{`const d = new TextDecoder('shift_jis'); d.decode(new Uint8Array([0x93]), { stream: true }) + d.decode(new Uint8Array([0xfa]))`, `日`},
		{`const d = new TextDecoder('utf-16le'); d.decode(new Uint8Array([0x3d, 0xd8, 0]), { stream: true }) + d.decode(new Uint8Array([0xde]))`, `😀`},
		{`new TextDecoder('x-user-defined').decode(new Uint8Array([0x80,0x61])).charCodeAt(0)`, `63360`},
		{`['unicode-1-1-utf-8','utf8','x-unicode20utf8','866','csisolatin2','latin6','sun_eu_greek','logical','csisolatin9','l9','koi8_ru','mac','dos-874','tis-620','cp1252','us-ascii','x-mac-ukrainian','chinese','x-gbk','big5-hkscs','x-sjis','ms932','ks_c_5601-1987','ucs-2','unicodefffe','csunicode'].map((l) => new TextDecoder(l).encoding).join()`, `RangeError: The "koi8_ru" encoding is not supported`},
		{`new TextDecoder().decode(new Uint8Array(100000).fill(0xe9)).length`, `100000`},
	})
}
