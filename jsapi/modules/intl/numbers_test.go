package intl_test

import (
	"testing"

	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// check runs each script of a table as the body of an async function.
func check(t *testing.T, table []scripttest.Case) {
	t.Helper()
	l := scripttest.Start(t, modules.Options{})
	for _, tc := range table {
		if got := scripttest.Eval(t, l, "(async () => {"+tc.Src+"\n})()"); got != tc.Want {
			t.Errorf("%s\n gives %s\n want  %s", tc.Src, got, tc.Want)
		}
	}
}

// The values are those of Node 20, whose ICU is of the CLDR that locales.json is from.
func TestIntlNumbersAreWrittenAsInNode(t *testing.T) {
	check(t, []scripttest.Case{
		{Src: `return ['en-US','en-GB','de','fr','es','it','pt-BR','pt-PT','ja','zh'].map((l) => new Intl.NumberFormat(l).format(1234567.891)).join('|')`, Want: `1,234,567.891|1,234,567.891|1.234.567,891|1 234 567,891|1.234.567,891|1.234.567,891|1.234.567,891|1 234 567,891|1,234,567.891|1,234,567.891`},
		{Src: `return ['en-US','en-GB','de','fr','es','it','pt-BR','pt-PT','ja','zh'].map((l) => new Intl.NumberFormat(l).format(1234.5)).join('|')`, Want: `1,234.5|1,234.5|1.234,5|1 234,5|1234,5|1234,5|1.234,5|1234,5|1,234.5|1,234.5`},
		{Src: `return ['en-US','en-GB','de','fr','es','it','pt-BR','pt-PT','ja','zh'].map((l) => new Intl.NumberFormat(l, { style: 'currency', currency: 'EUR' }).format(-1234.5)).join('|')`, Want: `-€1,234.50|-€1,234.50|-1.234,50 €|-1 234,50 €|-1234,50 €|-1234,50 €|-€ 1.234,50|-1234,50 €|-€1,234.50|-€1,234.50`},
		{Src: `return ['en-US','en-GB','de','fr','es','it','pt-BR','pt-PT','ja','zh'].map((l) => new Intl.NumberFormat(l, { style: 'currency', currency: 'JPY' }).format(12345.5)).join('|')`, Want: `¥12,346|JP¥12,346|12.346 ¥|12 346 JPY|12.346 JPY|12.346 JPY|JP¥ 12.346|12 346 JP¥|￥12,346|JP¥12,346`},
		{Src: `return ['en-US','en-GB','de','fr','es','it','pt-BR','pt-PT','ja','zh'].map((l) => new Intl.NumberFormat(l, { style: 'currency', currency: 'CHF' }).format(5)).join('|')`, Want: `CHF 5.00|CHF 5.00|5,00 CHF|5,00 CHF|5,00 CHF|5,00 CHF|CHF 5,00|5,00 CHF|CHF 5.00|CHF 5.00`},
		{Src: `return ['en-US','en-GB','de','fr','es','it','pt-BR','pt-PT','ja','zh'].map((l) => new Intl.NumberFormat(l, { style: 'currency', currency: 'USD', currencyDisplay: 'code' }).format(5)).join('|')`, Want: `USD 5.00|USD 5.00|5,00 USD|5,00 USD|5,00 USD|5,00 USD|USD 5,00|5,00 USD|USD 5.00|USD 5.00`},
		{Src: `return ['en-US','en-GB','de','fr','es','it','pt-BR','pt-PT','ja','zh'].map((l) => new Intl.NumberFormat(l, { style: 'currency', currency: 'USD', currencySign: 'accounting' }).format(-5)).join('|')`, Want: `($5.00)|(US$5.00)|-5,00 $|(5,00 $US)|-5,00 US$|-5,00 USD|-US$ 5,00|(5,00 US$)|($5.00)|(US$5.00)`},
		{Src: `return ['en-US','en-GB','de','fr','es','it','pt-BR','pt-PT','ja','zh'].map((l) => new Intl.NumberFormat(l, { style: 'percent', maximumFractionDigits: 1 }).format(0.12345)).join('|')`, Want: `12.3%|12.3%|12,3 %|12,3 %|12,3 %|12,3%|12,3%|12,3%|12.3%|12.3%`},
		{Src: `return [1.005, 1.015, 2.5, -2.5, 0, -0, 1e21, 123456789012345680000, 1e-7, 0.5, NaN, Infinity, -Infinity, 0.1 + 0.2].map((v) => v.toLocaleString('en-US')).join('|')`, Want: `1.005|1.015|2.5|-2.5|0|-0|1,000,000,000,000,000,000,000|123,456,789,012,345,680,000|0|0.5|NaN|∞|-∞|0.3`},
		{Src: `return [1.005, 1.015, 0.995, 9.999, 0.0049, -0.001].map((v) => v.toLocaleString('en-US', { maximumFractionDigits: 2 })).join('|')`, Want: `1.01|1.02|1|10|0|-0`},
		{Src: `return [5, 1.5, 1234.567].map((v) => v.toLocaleString('en', { minimumFractionDigits: 2 })).join('|')`, Want: `5.00|1.50|1,234.567`},
		{Src: `return [0, 5, 1234.567, 0.00012345, 99999, 1.25].map((v) => v.toLocaleString('en', { maximumSignificantDigits: 3 })).join('|')`, Want: `0|5|1,230|0.000123|100,000|1.25`},
		{Src: `return [0, 5, 123.4].map((v) => v.toLocaleString('en', { minimumSignificantDigits: 3 })).join('|')`, Want: `0.00|5.00|123.4`},
		{Src: `return (5).toLocaleString('en', { minimumIntegerDigits: 2 }) + (1234567).toLocaleString('en', { useGrouping: false }) + (1234).toLocaleString('es', { useGrouping: true })`, Want: `0512345671.234`},
		{Src: `return 12345678901234567890n.toLocaleString('de')`, Want: `12.345.678.901.234.567.890`},
		{Src: `return ['auto','never','always','exceptZero','negative'].map((signDisplay) => [-1, 0, -0, 1].map((v) => v.toLocaleString('en', { signDisplay })).join()).join('|')`, Want: `-1,0,-0,1|1,0,0,1|-1,+0,-0,+1|-1,0,0,+1|-1,0,0,1`},
		{Src: `return JSON.stringify(new Intl.NumberFormat('de', { style: 'currency', currency: 'eur' }).formatToParts(-1234.5))`, Want: `[{"type":"minusSign","value":"-"},{"type":"integer","value":"1"},{"type":"group","value":"."},{"type":"integer","value":"234"},{"type":"decimal","value":","},{"type":"fraction","value":"50"},{"type":"literal","value":" "},{"type":"currency","value":"€"}]`},
		{Src: `return [...new Set([new Intl.NumberFormat('de-AT').resolvedOptions().locale.slice(0, 2), new Intl.NumberFormat('xx-YY').resolvedOptions().locale])].join()`, Want: `de,en-US`},
		{Src: `return Object.entries(new Intl.NumberFormat('en', { style: 'percent' }).resolvedOptions()).filter(([k]) => ['style','numberingSystem','minimumFractionDigits','maximumFractionDigits','minimumIntegerDigits'].includes(k)).join('|')`, Want: `numberingSystem,latn|style,percent|minimumIntegerDigits,1|minimumFractionDigits,0|maximumFractionDigits,0`},
		{Src: `try { new Intl.NumberFormat('en', { style: 'currency' }) } catch (e) { return e.name + e.message }`, Want: `TypeErrorCurrency code is required with currency style.`},
		{Src: `try { new Intl.NumberFormat('en', { style: 'currency', currency: 'nope' }) } catch (e) { return e.name + e.message }`, Want: `RangeErrorInvalid currency code : nope`},
		{Src: `try { new Intl.NumberFormat('not a locale') } catch (e) { return e.name }`, Want: `RangeError`},
		{Src: `try { (1).toLocaleString('en', { maximumFractionDigits: 101 }) } catch (e) { return e.name }`, Want: `RangeError`},
		{Src: `try { Number.prototype.toLocaleString.call('x') } catch (e) { return e.name }`, Want: `TypeError`},
		{Src: `return [typeof Intl.NumberFormat('en').format, Intl.NumberFormat.name, new Intl.NumberFormat() instanceof Intl.NumberFormat, Object.prototype.toString.call(new Intl.NumberFormat())].join()`, Want: `function,NumberFormat,true,[object Intl.NumberFormat]`},
		{Src: `return [1, 2, 3].map(new Intl.NumberFormat('en', { minimumFractionDigits: 1 }).format).join()`, Want: `1.0,2.0,3.0`},
		{Src: `return Intl.getCanonicalLocales(['EN-us', 'zh-hans-cn']).join() + Intl.NumberFormat.supportedLocalesOf(['de', 'xx']).join()`, Want: `en-US,zh-Hans-CNde`},
		{Src: `return [0, 1, 2, 1.5, -1].map((v) => new Intl.PluralRules('en').select(v)).join() + [1, 2, 3, 4, 11, 21, 102, 113].map((v) => new Intl.PluralRules('en', { type: 'ordinal' }).select(v)).join()`, Want: `other,one,other,other,oneone,two,few,other,other,one,two,other`},
		{Src: `return [0, 1, 1.5, 2].map((v) => new Intl.PluralRules('fr').select(v)).join()`, Want: `one,one,one,other`},
		{Src: `return ['z', 'a', 'ä', 'Z', 'A', 'é', 'e'].sort(new Intl.Collator('de').compare).join('')`, Want: `aAäeézZ`},
		{Src: `return ['a10', 'a9', 'a1'].sort(new Intl.Collator('en', { numeric: true }).compare).join()`, Want: `a1,a9,a10`},
		{Src: `return [['a', 'A'], ['a', 'á'], ['a', 'b']].map(([a, b]) => ['base', 'accent', 'variant'].map((sensitivity) => new Intl.Collator('en', { sensitivity }).compare(a, b)).join('')).join()`, Want: `00-1,0-1-1,-1-1-1`},
	})
}
