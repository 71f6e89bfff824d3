package jsapi_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"
)

// helper is what each version of the code below imports.
func helper(n int) string { return fmt.Sprintf("export const helped = %d\n", n) }

// revision is the n-th version of a spider that follows a list of pages. Each item says
// which version made it, which helper that had, and which pipeline it passed.
func revision(n int) string {
	name, pipeline := "detail", "class Stamp { processItem(item) { item.stamp = @REV; return item } }"
	members := ""
	switch n % 5 {
	case 1:
		members = "extra = @REV" // a field added
	case 2:
		return "export default class {" // a syntax error
	case 3:
		name = "renamed" // refused: requests wait for detail
	case 4:
		pipeline += "\nclass Second { processItem(item) { item.second = @REV; return item } }"
	}
	chain := "[Stamp, 1]"
	if n%5 == 4 {
		chain += ", [Second, 2]"
	}
	parts := strings.NewReplacer("@NAME", name, "@CHAIN", chain, "@CLASSES", pipeline, "@MEMBERS", members)
	return strings.ReplaceAll(parts.Replace(imports+`
import { helped } from './helper.js'
@CLASSES
export default class WormSpider extends Spider {
  static name = 'worm'
  static customSettings = { ITEM_PIPELINES: [@CHAIN] }
  @MEMBERS;
  async *start() { yield new Request(this.site + '/list/0') }
  *parse(r) {
    const n = Number(r.url.split('/').pop())
    if (n < 39) yield r.follow('/list/' + (n + 1))
    for (let i = 0; i < 49; i++) yield r.follow('/page/' + (n * 49 + i), { callback: this.@NAME, cbKwargs: { from: { n } } })
  }
  *@NAME(r, { from }) { yield { page: Number(r.url.split('/').pop()), by: @REV, helped, from: from.n } }
}`), "@REV", fmt.Sprint(n))
}

// TestReloadsLoseAndRepeatNothing crawls 2,000 pages while the code is rewritten 50 times.
func TestReloadsLoseAndRepeatNothing(t *testing.T) {
	const lists, pages, rewrites = 40, 40 * 49, 50
	w := newWorld(t, "CONCURRENT_REQUESTS", 8, "CONCURRENT_REQUESTS_PER_DOMAIN", 8)
	served := make(chan struct{}, lists+pages)
	for i := range lists {
		w.site.Handle(fmt.Sprintf("/list/%d", i), http.HandlerFunc(func(http.ResponseWriter, *http.Request) { served <- struct{}{} }))
	}
	for i := range pages {
		w.site.Handle(fmt.Sprintf("/page/%d", i), http.HandlerFunc(func(http.ResponseWriter, *http.Request) { served <- struct{}{} }))
	}
	r := w.begin("spider.js", revision(0), "helper.js", helper(0))
	good, bad := 0, 0
	for n := 1; n <= rewrites; n++ {
		for range (lists + pages) / (rewrites + 5) { // so that the rewrites are spread over the crawl
			<-served
		}
		if r.reload("spider.js", revision(n), "helper.js", helper(n)) == nil {
			good++
		} else {
			bad++
		}
	}
	select {
	case <-r.ended:
	case <-time.After(time.Minute):
		t.Fatal("the crawl does not end")
	}
	r.wait()

	for i := range pages {
		if n := w.site.Hits(fmt.Sprintf("/page/%d", i)); n != 1 {
			t.Errorf("page %d was fetched %d times", i, n)
		}
	}
	seen, versions := map[int]int{}, map[int]bool{}
	for _, item := range r.items {
		var page, by, helped, from, stamp int
		if _, err := fmt.Sscanf(item, "{'page': %d, 'by': %d, 'helped': %d, 'from': %d, 'stamp': %d", &page, &by, &helped, &from, &stamp); err != nil {
			t.Fatalf("%s: %v", item, err)
		}
		seen[page]++
		versions[by] = true
		second := strings.Contains(item, fmt.Sprintf("'second': %d}", by))
		if helped != by || stamp != by || from != page/49 || second != (by%5 == 4) {
			t.Errorf("an item of several versions: %s", item)
		}
	}
	for i := range pages {
		if seen[i] != 1 {
			t.Errorf("page %d gave %d items", i, seen[i])
		}
	}
	r.stat("reload/count", good)
	r.stat("reload/failed", bad)
	// Of five rewrites one does not compile, and one or more lack a callback.
	if good < rewrites/5 || bad < rewrites/5 || len(versions) < rewrites/5 {
		t.Errorf("%d reloads, %d refused, items of %d versions", good, bad, len(versions))
	}
}
