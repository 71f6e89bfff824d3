package jsapi_test

import (
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi"
)

// Wherever the code of an author runs, an error of it has the line and the column where it
// was thrown, and the log says while what was processed.
func TestEveryKindOfCodeHasItsPlace(t *testing.T) {
	const site = `async *start() { yield new Request(this.site + '/numbers/1') }`
	for _, tc := range []struct {
		name, members string
		want          []string
	}{
		{"plain", `parse(r) {
    fails(r) // line 8
  }`, []string{"Spider error processing <GET http://127.0.0.1:", "TypeError: helper\n", "at fails (", "spider.js:2:", "at parse (", "spider.js:8:"}},
		{"async", `async parse(r) {
    await new Promise((ok) => setTimeout(ok, 1))
    fails(r) // line 9
  }`, []string{"Spider error processing <GET http://127.0.0.1:", "TypeError: helper\n", "spider.js:2:", "spider.js:9:"}},
		{"generator", `*parse(r) {
    yield { n: 1 }
    fails(r) // line 9
  }`, []string{"Spider error processing <GET http://127.0.0.1:", "spider.js:2:", "spider.js:9:"}},
		{"async generator", `async *parse(r) {
    yield { n: 1 }
    await null
    fails(r) // line 10
  }`, []string{"Spider error processing <GET http://127.0.0.1:", "spider.js:2:", "spider.js:10:"}},
		{"arrow function in map", `parse(r) {
    return [1].map((n) => fails(n)) // line 8
  }`, []string{"Spider error processing <GET http://127.0.0.1:", "spider.js:2:", "spider.js:8:"}},
		{"timer", `async parse(r) {
    setTimeout(() => {
      fails(r) // line 9
    }, 0)
    await new Promise((ok) => setTimeout(ok, 5))
  }`, []string{"Uncaught error while processing <GET http://127.0.0.1:", "spider.js:2:", "spider.js:9:"}},
		{"pipeline", `static customSettings = { ITEM_PIPELINES: [[class Checks {
    processItem(item) {
      return fails(item) // line 9
    }
  }, 1]] }
  parse(r) { return { n: 1 } }`, []string{"Error processing {'n': 1}", "at fails (", "spider.js:2:", "at processItem (", "spider.js:9:"}},
		{"async pipeline", `static customSettings = { ITEM_PIPELINES: [[class Checks {
    async processItem(item) {
      await null
      return fails(item) // line 10
    }
  }, 1]] }
  parse(r) { return { n: 1 } }`, []string{"Error processing {'n': 1}", "spider.js:2:", "spider.js:10:"}},
		{"middleware", `static customSettings = { DOWNLOADER_MIDDLEWARES: [[class Signs {
    processRequest(request) {
      fails(request) // line 9
    }
  }, 1]] }`, []string{"Error downloading <GET http://127.0.0.1:", "spider.js:2:", "at processRequest (", "spider.js:9:"}},
		{"an error of Go that was wrapped", `async parse(r) {
    try {
      await this.download('gopher://127.0.0.1/') // line 9
    } catch (error) {
      throw new RangeError('outer', { cause: error }) // line 11
    }
  }`, []string{"RangeError: outer\n", "spider.js:11:", "Caused by: UnsupportedURLSchemeError: ", "spider.js:9:"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			source := strings.Replace(worm(site+"\n  "+tc.members), imports, imports+"function fails() { throw new TypeError('helper') }\n", 1)
			h := newWorld(t).crawl(source)
			h.logged(tc.want...)
			for _, alien := range []string{"native", "<eval>", "gojscrape:", "bundle", "$async", "Generator"} {
				if strings.Contains(h.troubles(), alien) {
					t.Errorf("%q in\n%s", alien, h.troubles())
				}
			}
		})
	}
}

// What the top level of a file throws is shown with the code around it, and a crawl
// shows the same on request.
func TestTheCodeAroundAnError(t *testing.T) {
	_, err := jsapi.Open(t.Context(), write(t, "const price = null\nfunction top() {\n  return price.amount\n}\ntop()\n"), jsapi.Options{})
	contains(t, err, "TypeError: Cannot read property 'amount' of", "  2 | function top() {\n> 3 |   return price.amount\n    |                ^\n", "at top (", "spider.js:3:16)\n", "spider.js:5:1")

	for _, shown := range []bool{false, true} {
		w := newWorld(t)
		w.frames = shown
		h := w.crawl(worm("  parse(r) {\n    throw new RangeError('here')\n  }"))
		h.logged("RangeError: here\n")
		if got := strings.Contains(h.log, "> 6 |     throw new RangeError('here')\n"); got != shown {
			t.Errorf("code shown: %v, want %v\n%s", got, shown, h.troubles())
		}
	}
}
