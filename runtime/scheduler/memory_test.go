package scheduler_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/scheduler"
)

func TestRequestsThatArePlainDataWaitAsRecords(t *testing.T) {
	s := scheduler.New(newEnv(), newSlots())
	req := request("a")
	req.Callback.Name = "parseItem"
	req.Meta.Set("n", 0.5)
	enqueue(t, s, req)
	got, err := s.Next()
	if err != nil {
		t.Fatal(err)
	}
	if got == req {
		t.Error("the request waited as it was")
	}
	if got.String() != req.String() || got.Callback.Name != "parseItem" || !slices.Equal(got.Meta.Keys(), req.Meta.Keys()) || got.Meta.Get("n") != 0.5 {
		t.Errorf("got %+v", got)
	}
}

func TestRequestsThatAreMoreThanDataStayWhatTheyAre(t *testing.T) {
	s := scheduler.New(newEnv(), newSlots())
	req := request("a")
	req.Meta.Set("object", struct{}{})
	enqueue(t, s, req)
	if got, err := s.Next(); got != req || err != nil {
		t.Errorf("got %v, %v", got, err)
	}
}

// Requests of all sizes go in and out at random, some as records and some as they are.
func TestOrderDoesNotDependOnHowARequestWaits(t *testing.T) {
	for _, start := range []bool{false, true} {
		s := scheduler.New(newEnv(), newSlots())
		random := rand.New(rand.NewPCG(1, 2))
		var want []string
		take := func() {
			at := len(want) - 1
			if start {
				at = 0
			}
			if got := next(t, s); got != want[at] {
				t.Fatalf("start %v: got %q, want %q", start, got, want[at])
			}
			want = slices.Delete(want, at, at+1)
		}
		for i := range 20_000 {
			if len(want) > 0 && random.IntN(100) < 40+20*(i/10_000) {
				take()
				continue
			}
			want = append(want, fmt.Sprintf("%d", i))
			req := request(want[len(want)-1])
			req.Meta.Set("is_start_request", start)
			switch random.IntN(4) {
			case 0:
				req.Meta.Set("object", struct{}{})
			case 1:
				req.Body = []byte(strings.Repeat("x", random.IntN(1000)))
			}
			if i%5000 == 7 {
				req.Body = make([]byte, 200_000)
			}
			enqueue(t, s, req)
		}
		for len(want) > 0 {
			take()
		}
	}
}

// maxWaiting bounds what a request of a common kind costs while it waits, its place in
// the dupefilter included: a million of them are to fit into 300 MB.
const maxWaiting = 200

func TestAWaitingRequestIsSmall(t *testing.T) {
	s := scheduler.New(newEnv(), newSlots())
	const n = 50_000
	before := heap()
	for i := range n {
		enqueue(t, s, waiting(i))
	}
	each := float64(heap()-before) / n
	runtime.KeepAlive(s)
	t.Logf("%.0f bytes each", each)
	if each > maxWaiting {
		t.Errorf("a waiting request takes %.0f bytes, want at most %d", each, maxWaiting)
	}
}

func TestMemoryIsLetGoAsRequestsLeave(t *testing.T) {
	s := scheduler.New(newEnv(), newSlots())
	body := make([]byte, 1000)
	const n = 20_000
	before := heap()
	for i := range n {
		req := waiting(i)
		req.Body, req.DontFilter = body, true
		enqueue(t, s, req)
	}
	full := heap() - before
	for range n * 9 / 10 {
		next(t, s)
	}
	if left := heap() - before; left > full/5 {
		t.Errorf("a tenth of the requests takes %d bytes, all of them took %d", left, full)
	}
	runtime.KeepAlive(s)
}

func TestEnqueueAndNextAllocateLittle(t *testing.T) {
	s := scheduler.New(newEnv(), newSlots())
	reqs := make([]*crawl.Request, 2000)
	for i := range reqs {
		reqs[i] = waiting(i)
	}
	enqueue(t, s, waiting(-1)) // the queue is there
	i := 0
	allocs := testing.AllocsPerRun(len(reqs)-1, func() {
		enqueue(t, s, reqs[i])
		next(t, s)
		i++
	})
	t.Logf("%.0f allocations", allocs)
	if allocs > 14 {
		t.Errorf("a request takes %.0f allocations, want at most 14", allocs)
	}
}
