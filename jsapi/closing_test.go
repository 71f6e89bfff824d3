package jsapi_test

import (
	"strings"
	"testing"
)

// A generator that a closing crawl ends gets its return(), and closing waits for what its
// finally block awaits, a download too.
func TestClosingReturnsGenerators(t *testing.T) {
	finally := `finally {
      await new Promise((done) => setTimeout(done, 50))
      console.log('finally', (await this.download(this.site + '/numbers/2')).status)
    }`
	for name, members := range map[string]string{
		"a callback that yields for ever": `
  async *parse(r) {
    try { for (let n = 0; ; n++) { yield { n }; if (n === 3) this.crawler.engine.close('enough') } } ` + finally + `
  }`,
		"a start() that yields for ever": `
  async *start() {
    try { for (let n = 0; ; n++) yield new Request(this.site + '/numbers/1?' + n) } ` + finally + `
  }
  parse() { this.crawler.engine.close('enough') }`,
		"a start() that waits for ever between two pages": `
  async *start() {
    try { for (let n = 0; ; n++) { yield new Request(this.site + '/numbers/1?' + n); await new Promise((done) => setTimeout(done, 100)) } } ` + finally + `
  }
  parse() { this.crawler.engine.close('enough') }`,
	} {
		t.Run(name, func(t *testing.T) {
			h := newWorld(t, "START_PENDING_LIMIT", 5).crawl(worm(members + `
  closed() { console.log('closed') }`))
			h.silent()
			done, closed := strings.Index(h.log, "finally 200"), strings.Index(h.log, "worm: closed")
			if h.reason != "enough" || done < 0 || closed < done {
				t.Errorf("ended with %q; finally at %d, closed at %d", h.reason, done, closed)
			}
		})
	}
}
