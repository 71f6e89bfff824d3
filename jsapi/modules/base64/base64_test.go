package base64_test

import (
	"testing"

	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// The values are those of Node 20.
func TestBase64OfTheWeb(t *testing.T) {
	scripttest.Check(t, modules.Options{}, []scripttest.Case{
		{`try { btoa('') } catch (e) { e.name }`, ``},
		{`try { btoa('hello') } catch (e) { e.name }`, `aGVsbG8=`},
		{`try { btoa('\xff\x00') } catch (e) { e.name }`, `/wA=`},
		{`try { btoa('é€') } catch (e) { [e.name, e.code, e instanceof DOMException, e instanceof Error].join() }`, `InvalidCharacterError,5,true,true`},
		{`try { atob('aGVsbG8=') } catch (e) { e.name }`, `hello`},
		{`try { atob(' aGVs\nbG8 ') } catch (e) { e.name }`, `hello`},
		{`try { atob('aGVsbG8') } catch (e) { e.name }`, `hello`},
		{`try { atob('/w==').charCodeAt(0) } catch (e) { e.name }`, `255`},
		{`try { atob('') } catch (e) { e.name }`, ``},
		{`try { atob('YQ=') } catch (e) { e.name }`, `InvalidCharacterError`},
		{`try { atob('Y') } catch (e) { e.name }`, `InvalidCharacterError`},
		{`try { atob('YR') } catch (e) { e.name }`, `a`},
		{`try { atob('=') } catch (e) { e.name }`, `InvalidCharacterError`},
		{`try { atob('YWI=YQ==') } catch (e) { e.name }`, `InvalidCharacterError`},
		{`try { atob('a-_b') } catch (e) { e.name }`, `InvalidCharacterError`},
		{`try { atob('ab\u00a0c') } catch (e) { e.name }`, `InvalidCharacterError`},
		{`try { atob('YQ===') } catch (e) { e.name }`, `InvalidCharacterError`},
		{`try { atob() } catch (e) { e.name }`, `TypeError`},
		{`try { atob(null).length } catch (e) { e.name }`, `3`},
		{`try { btoa(null) } catch (e) { e.name }`, `bnVsbA==`},
		{`try { btoa() } catch (e) { e.name }`, `TypeError`},
		{`try { atob('aGVs*G8=') } catch (e) { e.name }`, `InvalidCharacterError`},
	})
}
