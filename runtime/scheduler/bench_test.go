package scheduler_test

import (
	"runtime"
	"strconv"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/scheduler"
)

// waiting makes the request for product i as a callback would yield it.
func waiting(i int) *crawl.Request {
	req, err := crawl.NewRequest("http://shop.example.com/product/" + strconv.Itoa(i) + "?session=0123456789")
	if err != nil {
		panic(err)
	}
	req.Headers.Set("Referer", "http://shop.example.com/list/1")
	req.Meta.Set("depth_hint", i)
	req.Meta.Set("depth", 1)
	req.Callback.Name = "parseProduct"
	return req
}

func BenchmarkEnqueue(b *testing.B) {
	s := scheduler.New(newEnv(), newSlots())
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := s.Enqueue(waiting(i)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEnqueueAndNextOfACallback(b *testing.B) {
	s := scheduler.New(newEnv(), newSlots())
	for i := range 1000 {
		if _, err := s.Enqueue(waiting(-i)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := s.Enqueue(waiting(i)); err != nil {
			b.Fatal(err)
		}
		if _, err := s.Next(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWaiting stores many requests at once, as a crawl does that finds more than it
// can fetch; heap-B/req is what each of them costs while it waits.
func BenchmarkWaiting(b *testing.B) {
	for _, n := range []int{10_000, 1_000_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				before := heap()
				s := scheduler.New(newEnv(), newSlots())
				for i := range n {
					if _, err := s.Enqueue(waiting(i)); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(heap()-before)/float64(n), "heap-B/req")
				runtime.KeepAlive(s)
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "req/s")
		})
	}
}
