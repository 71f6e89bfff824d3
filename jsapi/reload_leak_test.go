package jsapi_test

import (
	"fmt"
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
	settle := func(n int) (goroutines int, heap uint64) {
		r.mustReload("spider.js", code(n))
		for range 100 { // the runtimes of old code end beside the crawl, as does esbuild
			before := runtime.NumGoroutine()
			time.Sleep(20 * time.Millisecond)
			if runtime.NumGoroutine() >= before && before < 100 {
				break
			}
		}
		runtime.GC()
		runtime.GC()
		var mem runtime.MemStats
		runtime.ReadMemStats(&mem)
		return runtime.NumGoroutine(), mem.HeapAlloc
	}
	for n := range 20 {
		r.mustReload("spider.js", code(n))
	}
	goroutines, heap := settle(20)
	for n := range reloads {
		r.mustReload("spider.js", code(n))
	}
	moreGoroutines, moreHeap := settle(21)
	// Those of esbuild sleep for a while after each build.
	if moreGoroutines > goroutines+5 {
		t.Errorf("%d goroutines after %d reloads, %d before", moreGoroutines, reloads, goroutines)
	}
	if moreHeap > heap+16<<20 {
		t.Errorf("%d KiB of heap after %d reloads, %d before", moreHeap>>10, reloads, heap>>10)
	}
	gate.release()
	r.wait()
	r.silent()
	r.got("{'page': 'first', 'by': '0'}", "{'by': '21'}")
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
