package jsapi_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi"
)

const two = `import { Spider } from 'gojscrape'
export class A extends Spider { static name = 'a'; parse() { return { n: 1 } } }
export class B extends Spider { static name = 'b'; parse() { return { n: 2 } } }
`

// A file may export its spiders in any of the ways JavaScript has.
func TestHowSpidersAreExported(t *testing.T) {
	for _, tc := range []struct{ name, source, choose, runs string }{
		{"default", `import { Spider } from 'gojscrape'; export default class extends Spider { static name = 'a' }`, "", "a"},
		{"named", `import { Spider } from 'gojscrape'; export class A extends Spider { static name = 'a' }`, "", "a"},
		{"default and named are one", `import { Spider } from 'gojscrape'; export class A extends Spider { static name = 'a' } export default A`, "", "a"},
		{"default import", `import g from 'gojscrape'; export default class extends g.Spider { static name = 'a' }`, "", "a"},
		{"namespace import", `import * as g from 'gojscrape'; export default class extends g.Spider { static name = 'a' }`, "", "a"},
		{"CommonJS", `const { Spider } = require('gojscrape'); module.exports = class extends Spider { static name = 'a' }`, "", "a"},
		{"CommonJS object", `const { Spider } = require('gojscrape'); module.exports = { A: class extends Spider { static name = 'a' }, n: 1 }`, "", "a"},
		{"CommonJS exports", `const { Spider } = require('gojscrape'); exports.A = class extends Spider { static name = 'a' }; exports.B = class extends Spider { static name = 'b' }`, "b", "b"},
		{"several", two, "b", "b"},
		{"only with a name it has", two, "a", "a"},
		{"base class without a name beside", `import { Spider } from 'gojscrape'; class Base extends Spider {} export default class extends Base { static name = 'a' }`, "", "a"},
		{"name from a getter", `import { Spider } from 'gojscrape'; export default class extends Spider { static get name() { return 'a' } }`, "", "a"},
		{"name of the base class", `import { Spider } from 'gojscrape'; class Base extends Spider { static name = 'a' } export default class extends Base {}`, "", "a"},
		{"after an await", `import { Spider } from 'gojscrape'; await new Promise((ok) => setTimeout(ok, 1)); export default class extends Spider { static name = 'a' }`, "", "a"},
		{"null beside", `import { Spider } from 'gojscrape'; export const nothing = null, n = 1, f = () => {}; export default class extends Spider { static name = 'a' }`, "", "a"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			script, err := jsapi.Open(t.Context(), write(t, tc.source), jsapi.Options{Spider: tc.choose})
			if err != nil {
				t.Fatal(err)
			}
			defer script.Close(t.Context())
			if script.Name != tc.runs {
				t.Errorf("%q runs, want %q", script.Name, tc.runs)
			}
		})
	}
}

func TestAFileThatLeavesNoChoice(t *testing.T) {
	for _, tc := range []struct{ name, source, choose, want string }{
		{"none", `export const n = 1`, "", "no spider in "},
		{"none exported", `import { Spider } from 'gojscrape'; class A extends Spider { static name = 'a' }`, "", "export a class that extends Spider"},
		{"none but asked for", `export const n = 1`, "a", "no spider in "},
		{"several", two, "", "has several spiders (a, b): choose one with --spider NAME"},
		{"no such", two, "c", `no spider "c" in `},
		{"no such", two, "c", `it has a, b`},
		{"two of a name", `import { Spider } from 'gojscrape'
			export class A extends Spider { static name = 'a' }
			export class B extends Spider { static name = 'a' }`, "a", `has two spiders "a": give each a name of its own`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := jsapi.Open(t.Context(), write(t, tc.source), jsapi.Options{Spider: tc.choose})
			if choice, ok := errors.AsType[*jsapi.ChoiceError](err); !ok {
				t.Errorf("%T: %v", err, err)
			} else {
				contains(t, choice, tc.want)
			}
		})
	}
}

func TestASpiderClassThatCannotRun(t *testing.T) {
	for _, tc := range []struct{ name, source, want string }{
		{"no name", `export default class BookSpider extends Spider {}`, "spider class BookSpider must have a name: add `static name = \"book\"`"},
		{"no class name", `export default class extends Spider {}`, "must have a name: add `static name = "},
		{"empty name", `export class BookSpider extends Spider { static name = '' }`, "must have a name"},
		{"name that is no text", `export class BookSpider extends Spider { static name = 42 }`, "must have a name"},
		{"name of the instance only", `export class BookSpider extends Spider { name = 'book' }`, "must have a name"},
		{"two statics", `export class A extends Spider { static name = 'a'; static startUrls = []; static start_urls = [] }`, "class a has both startUrls and start_urls: they are one name in two spellings, keep one"},
		{"static and method", `export class A extends Spider { static name = 'a'; static from_crawler() {} static fromCrawler() {} }`, "both fromCrawler and from_crawler"},
		{"accessor and static", `export class A extends Spider { static name = 'a'; static allowed_domains = []; get allowedDomains() { return [] } }`, "both allowedDomains and allowed_domains"},
		{"no instance", `export class A extends Spider { static name = 'a'; static fromCrawler() { return 42 } }`, "fromCrawler returned 42, not a spider"},
		{"another instance", `export class A extends Spider { static name = 'a'; static fromCrawler() { return {} } }`, "fromCrawler returned an object that is no spider"},
		{"promise of an instance", `export class A extends Spider { static name = 'a'; static async fromCrawler() { throw new TypeError('no') } }`, "TypeError: no"},
		{"constructor throws", `export class A extends Spider { static name = 'a'; constructor(a) { super(a); throw new RangeError('no') } }`, "making spider \"a\": RangeError: no"},
		{"top level throws", "\nthrow new RangeError('no')", "> 3 | throw new RangeError('no')\n    |       ^\n    at "},
		{"top level throws later", "\nawait null; throw new RangeError('no')", "spider.js:3:"},
		{"module is null", `module.exports = null`, "no spider in"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			source := "import { Spider } from 'gojscrape'\n" + tc.source
			if tc.name == "module is null" {
				source = tc.source
			}
			contains(t, newWorld(t).fails(source), tc.want)
		})
	}
}

// The two spellings may come from different classes: then the nearest counts.
func TestASubclassMayUseTheOtherSpelling(t *testing.T) {
	h := newWorld(t).crawl(imports + `
class Base extends Spider { static customSettings = { USER_AGENT: 'base' }; static download_delay = 5 }
export default class extends Base {
  static name = 'worm'
  static custom_settings = { USER_AGENT: 'mole' }
  static downloadDelay = 0
  async *start() { yield new Request(this.site + '/numbers/1') }
  parse() { return { agent: this.settings.get('USER_AGENT'), delay: [this.download_delay, this.downloadDelay] } }
}`)
	h.silent()
	h.got("{'agent': 'mole', 'delay': [0, 0]}")
}

// What a file logs or fails with before there is a crawl must not need a log.
func TestLoggingBeforeTheCrawl(t *testing.T) {
	path := write(t, `import { Spider } from 'gojscrape'
console.log('loaded'); Promise.reject(new Error('nobody waits')); setTimeout(() => { throw new Error('late') })
export default class extends Spider { static name = 'a' }`)
	script, err := jsapi.Open(t.Context(), path, jsapi.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := script.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestAFileThatIsNotThere(t *testing.T) {
	_, err := jsapi.Open(t.Context(), filepath.Join(t.TempDir(), "none.js"), jsapi.Options{})
	if !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v", err)
	}
}
