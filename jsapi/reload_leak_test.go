package jsapi_test

import (
	"fmt"
	"math"
	"runtime"
	"testing"
	"time"
)

// TestManyReloadsLeaveNothingBehind holds the goroutines and the heap after many reloads
// to those after a few.
func TestManyReloadsLeaveNothingBehind(t *testing.T) {
	reloads := 1000
	if testing.Short() || raceDetector {
		reloads = 100
	}
	w := newWorld(t, oneAtATime...)
	gate := w.gate("/gate")
	w.pages("/second")
	code := func(n int) string {
		return "class P { processItem(item) { return item } closeSpider() {} }\n" +
			version(fmt.Sprint(n), `static customSettings = { ITEM_PIPELINES: [[P, 1]] };`+begins("{}")+`*parse() { yield { by: 'VERSION' } }`)
	}
	r := w.begin("spider.js", code(0))
	<-gate.asked
	// What old code had ends beside the crawl, and esbuild sleeps for a while after each build.
	settle := func(most int) (goroutines int, heap uint64) {
		for range 500 {
			if goroutines = runtime.NumGoroutine(); goroutines <= most {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		runtime.GC()
		runtime.GC()
		var mem runtime.MemStats
		runtime.ReadMemStats(&mem)
		return goroutines, mem.HeapAlloc
	}
	before, _ := settle(math.MaxInt)
	for n := range 20 {
		r.mustReload("spider.js", code(n))
	}
	goroutines, heap := settle(before)
	for n := range reloads {
		r.mustReload("spider.js", code(n))
	}
	moreGoroutines, moreHeap := settle(before)
	if moreGoroutines > goroutines {
		t.Errorf("%d goroutines after %d reloads, %d before", moreGoroutines, reloads, goroutines)
	}
	if moreHeap > heap+16<<20 {
		t.Errorf("%d KiB of heap after %d reloads, %d before", moreHeap>>10, reloads, heap>>10)
	}
	gate.release()
	r.wait()
	r.silent()
	r.got("{'page': 'first', 'by': '0'}", fmt.Sprintf("{'by': '%d'}", reloads-1))
}

// BenchmarkReload is the time of a reload of a small spider, from what was saved to the swap.
func BenchmarkReload(b *testing.B) {
	w := newWorld(b, oneAtATime...)
	gate := w.gate("/gate")
	w.pages("/second")
	code := func(n int) string { return version(fmt.Sprint(n), begins("{}")+`*parse() { yield { by: 'VERSION' } }`) }
	r := w.begin("spider.js", code(0))
	<-gate.asked
	n := 0
	for b.Loop() {
		n++
		r.mustReload("spider.js", code(n))
	}
	b.StopTimer()
	gate.release()
	r.wait()
}
