package scheduler_test

import (
	"bytes"
	"cmp"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/scheduler"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/signals"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

func TestNextOrdersTheRequestsOfOneSlot(t *testing.T) {
	tests := []struct {
		name  string
		given []string // name, name:priority; a capital letter is a start request
		want  string
	}{
		{"newest first", []string{"a", "b", "c"}, "c b a"},
		{"higher priority first", []string{"a:1", "b:3", "c:2", "d:-1", "e"}, "b c a e d"},
		{"newest first within a priority", []string{"a:1", "b", "c:1", "d"}, "c a d b"},
		{"start requests oldest first", []string{"A", "B", "C"}, "A B C"},
		{"start requests after the others", []string{"A", "b", "C", "d"}, "d b A C"},
		{"start requests wait only within their priority", []string{"a", "B:1", "c:-1", "D"}, "B a D c"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := scheduler.New(newEnv(), newSlots())
			for _, spec := range tt.given {
				enqueue(t, s, request(spec))
			}
			if got := strings.Join(drain(t, s), " "); got != tt.want {
				t.Errorf("order is %q, want %q", got, tt.want)
			}
		})
	}
}

func TestStartRequestsKeepTheirOrderWhileMoreArrive(t *testing.T) {
	s := scheduler.New(newEnv(), newSlots())
	var want, got []string
	for i := range 100 {
		for j := range 3 {
			name := fmt.Sprintf("S%d-%d", i, j)
			want = append(want, name)
			enqueue(t, s, request(name))
		}
		got = append(got, next(t, s))
	}
	got = append(got, drain(t, s)...)
	if !slices.Equal(got, want) {
		t.Errorf("order is %v, want %v", got, want)
	}
}

func TestAnEndlessStartTakesNoMoreMemory(t *testing.T) {
	s := scheduler.New(newEnv(), newSlots())
	req := request("S")
	req.DontFilter = true
	for range 10 {
		enqueue(t, s, req)
	}
	before := heap()
	for range 100_000 {
		enqueue(t, s, req)
		next(t, s)
	}
	if grown := heap() - before; grown > 256<<10 {
		t.Errorf("the heap grew by %d bytes while 10 requests waited", grown)
	}
	if n := s.Pending(); n != 10 {
		t.Errorf("Pending = %d, want 10", n)
	}
}

func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func TestNextPrefersTheLeastBusySlot(t *testing.T) {
	slots := newSlots()
	s := scheduler.New(newEnv(), slots)
	for _, spec := range []string{"a1@a", "a2@a", "b1@b", "b2@b:9", "c1@c"} {
		enqueue(t, s, request(spec))
	}
	steps := []struct {
		active map[string]int
		want   string
	}{
		{map[string]int{"a": 2, "b": 1, "c": 1}, "b2"},
		{map[string]int{"c": 0}, "c1"},
		{map[string]int{"b": 3}, "a2"},
		{map[string]int{"b": 0}, "b1"},
		{map[string]int{"a": 9}, "a1"},
		{nil, ""},
	}
	for i, step := range steps {
		for key, n := range step.active {
			slots.set(key, n)
		}
		if got := next(t, s); got != step.want {
			t.Fatalf("step %d: next is %q, want %q", i, got, step.want)
		}
	}
}

func TestNextGoesRoundTheSlotsThatTie(t *testing.T) {
	s := scheduler.New(newEnv(), newSlots())
	for _, spec := range []string{"c1@c", "a1@a", "a2@a", "b1@b", "b2@b", "a3@a"} {
		enqueue(t, s, request(spec))
	}
	if got, want := strings.Join(drain(t, s), " "), "a3 b2 c1 a2 b1 a1"; got != want {
		t.Errorf("order is %q, want %q", got, want)
	}
}

// TestNextChoosesAsAFullScanWould compares the choice with the rule written down
// naively, over a random history.
func TestNextChoosesAsAFullScanWould(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 7))
	slots := newSlots()
	s := scheduler.New(newEnv(), slots)
	waiting := map[string][]string{}
	last := ""
	for i := range 5000 {
		key := "slot" + strconv.Itoa(rnd.IntN(30))
		switch rnd.IntN(5) {
		case 0, 1:
			name := strconv.Itoa(i)
			waiting[key] = append(waiting[key], name)
			enqueue(t, s, request(name+"@"+key))
		case 2:
			slots.set(key, rnd.IntN(4))
		default:
			want := ""
			if key := scan(waiting, slots, last); key != "" {
				last = key
				q := waiting[key]
				want, waiting[key] = q[len(q)-1], q[:len(q)-1]
			}
			if got := next(t, s); got != want {
				t.Fatalf("step %d: next is %q, want %q", i, got, want)
			}
		}
	}
}

// scan is the slot with the fewest active downloads; of several the first after last.
func scan(waiting map[string][]string, slots *slots, last string) string {
	var keys []string
	for key, q := range waiting {
		if len(q) > 0 {
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 {
		return ""
	}
	return slices.MinFunc(keys, func(a, b string) int {
		return cmp.Or(
			cmp.Compare(slots.Active(a), slots.Active(b)),
			-cmp.Compare(strconv.FormatBool(a > last), strconv.FormatBool(b > last)),
			strings.Compare(a, b),
		)
	})
}

func TestSlotsAreNotAskedPerRequest(t *testing.T) {
	slots := newSlots()
	s := scheduler.New(newEnv(), slots)
	const domains = 10_000
	for i := range domains {
		enqueue(t, s, request(fmt.Sprintf("r%d@d%d", i, i)))
	}
	slots.asked.Store(0)
	if got := len(drain(t, s)); got != domains {
		t.Fatalf("%d requests came out, want %d", got, domains)
	}
	if n := slots.asked.Load(); n != 0 {
		t.Errorf("choosing asked %d times how busy a slot is, want never", n)
	}
	slots.set("d7", 3)
	if n := slots.asked.Load(); n != 0 {
		t.Errorf("a slot without requests is still looked after")
	}
}

func TestDuplicates(t *testing.T) {
	tests := []struct {
		name  string
		debug bool
		want  string
	}{
		{"first only", false, `level=DEBUG msg="Filtered duplicate request: <GET http://site/a> - no more duplicates will be shown (see DUPEFILTER_DEBUG to show all duplicates)" logger=scrapy.dupefilters
`},
		{"all", true, `level=DEBUG msg="Filtered duplicate request: <GET http://site/a> (referer: None)" logger=scrapy.dupefilters
level=DEBUG msg="Filtered duplicate request: <GET http://site/b> (referer: http://site/a)" logger=scrapy.dupefilters
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var log bytes.Buffer
			env := newEnv()
			env.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: withoutTime}))
			if err := env.Settings.Set("DUPEFILTER_DEBUG", tt.debug, settings.Cmdline); err != nil {
				t.Fatal(err)
			}
			s := scheduler.New(env, newSlots())
			repeated := request("b")
			repeated.Headers.Set("Referer", "http://site/a")
			free := request("a")
			free.DontFilter = true
			for _, c := range []struct {
				req    *crawl.Request
				stored bool
			}{{request("a"), true}, {request("b"), true}, {request("a"), false}, {repeated, false}, {free, true}} {
				stored, err := s.Enqueue(c.req)
				if err != nil || stored != c.stored {
					t.Errorf("Enqueue(%s) = %v, %v, want %v", c.req, stored, err, c.stored)
				}
			}
			if log.String() != tt.want {
				t.Errorf("log is\n%swant\n%s", log.String(), tt.want)
			}
			checkStats(t, env, map[string]any{
				"dupefilter/filtered":       int64(2),
				"scheduler/enqueued":        int64(3),
				"scheduler/enqueued/memory": int64(3),
			})
		})
	}
}

func TestARequestTakenOutIsStillADuplicate(t *testing.T) {
	s := scheduler.New(newEnv(), newSlots())
	enqueue(t, s, request("a"))
	drain(t, s)
	if stored, err := s.Enqueue(request("a")); stored || err != nil {
		t.Errorf("Enqueue = %v, %v, want a duplicate", stored, err)
	}
}

func TestCloseDropsWhatIsLeft(t *testing.T) {
	env := newEnv()
	s := scheduler.New(env, newSlots())
	if err := s.Open(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, spec := range []string{"a@x", "b@y", "C@y:2"} {
		enqueue(t, s, request(spec))
	}
	next(t, s)
	if n := s.Pending(); n != 2 {
		t.Errorf("Pending = %d before Close, want 2", n)
	}
	if err := s.Close("finished"); err != nil {
		t.Fatal(err)
	}
	if n := s.Pending(); n != 0 {
		t.Errorf("Pending = %d after Close, want 0", n)
	}
	if got := next(t, s); got != "" {
		t.Errorf("Next = %q after Close, want none", got)
	}
	checkStats(t, env, map[string]any{
		"scheduler/enqueued":        int64(3),
		"scheduler/enqueued/memory": int64(3),
		"scheduler/dequeued":        int64(1),
		"scheduler/dequeued/memory": int64(1),
	})
}

func TestManyGoroutinesLoseNothing(t *testing.T) {
	slots := newSlots()
	s := scheduler.New(newEnv(), slots)
	const writers, each = 4, 500
	var wg sync.WaitGroup
	var out atomic.Int64
	for w := range writers {
		wg.Go(func() {
			for i := range each {
				_, _ = s.Enqueue(request(fmt.Sprintf("%d-%d@d%d", w, i, i%20)))
				slots.set("d"+strconv.Itoa(i%20), i%3)
				if req, _ := s.Next(); req != nil {
					out.Add(1)
				}
			}
		})
	}
	wg.Wait()
	if got := out.Load() + int64(len(drain(t, s))); got != writers*each {
		t.Errorf("%d requests came out, want %d", got, writers*each)
	}
}

func BenchmarkEnqueueAndNext(b *testing.B) {
	for _, domains := range []int{1, 100, 10_000} {
		b.Run(fmt.Sprintf("domains=%d", domains), func(b *testing.B) {
			slots := newSlots()
			s := scheduler.New(newEnv(), slots)
			reqs := make([]*crawl.Request, domains)
			for i := range reqs {
				reqs[i] = request(fmt.Sprintf("r%d@d%d", i, i))
				reqs[i].DontFilter = true
				_, _ = s.Enqueue(reqs[i])
			}
			b.ReportAllocs()
			for b.Loop() {
				req, _ := s.Next()
				slots.set(req.Meta.String("download_slot"), 1)
				_, _ = s.Enqueue(req)
				slots.set(req.Meta.String("download_slot"), 0)
			}
		})
	}
}

// slots is a set of download slots whose activity a test sets.
type slots struct {
	asked   atomic.Int64
	changed func(key string)

	mu     sync.Mutex
	active map[string]int
}

func newSlots() *slots { return &slots{active: map[string]int{}} }

func (s *slots) Key(req *crawl.Request) string { return req.Meta.String("download_slot") }

func (s *slots) Watch(changed func(key string)) { s.changed = changed }

func (s *slots) Active(key string) int {
	s.asked.Add(1)
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.active[key]
}

func (s *slots) set(key string, n int) {
	s.mu.Lock()
	s.active[key] = n
	s.mu.Unlock()
	s.changed(key)
}

func newEnv() *component.Env {
	return &component.Env{
		Settings: settings.New(),
		Stats:    stats.NewMemory(),
		Signals:  signals.NewBus(),
		Log:      slog.New(slog.DiscardHandler),
	}
}

// request makes a request of "name@slot:priority"; a capital makes it a start request.
func request(spec string) *crawl.Request {
	spec, priority, _ := strings.Cut(spec, ":")
	name, slot, _ := strings.Cut(spec, "@")
	req := &crawl.Request{
		URL:      "http://site/" + name,
		Method:   "GET",
		Headers:  &crawl.Headers{},
		Meta:     crawl.NewValues("download_slot", slot),
		CBKwargs: &crawl.Values{},
	}
	req.Priority, _ = strconv.Atoi(priority)
	if 'A' <= name[0] && name[0] <= 'Z' {
		req.Meta.Set("is_start_request", true)
	}
	return req
}

func enqueue(t *testing.T, s *scheduler.Scheduler, req *crawl.Request) {
	t.Helper()
	if stored, err := s.Enqueue(req); !stored || err != nil {
		t.Fatalf("Enqueue(%s) = %v, %v", req, stored, err)
	}
}

// next is the name of the next request, "" when there is none.
func next(t *testing.T, s *scheduler.Scheduler) string {
	t.Helper()
	req, err := s.Next()
	if err != nil {
		t.Fatal(err)
	}
	if req == nil {
		return ""
	}
	return strings.TrimPrefix(req.URL, "http://site/")
}

func drain(t *testing.T, s *scheduler.Scheduler) []string {
	t.Helper()
	var names []string
	for name := next(t, s); name != ""; name = next(t, s) {
		names = append(names, name)
	}
	return names
}

func checkStats(t *testing.T, env *component.Env, want map[string]any) {
	t.Helper()
	for key, n := range want {
		if got := env.Stats.Get(key); got != n {
			t.Errorf("stat %s = %v, want %v", key, got, n)
		}
	}
}

func withoutTime(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return a
}
