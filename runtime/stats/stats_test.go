package stats_test

import (
	"maps"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/gojscrape/gojscrape/runtime/stats"
)

func TestSetKeepsTypesAndWidensIntegers(t *testing.T) {
	now := time.Now()
	for _, tc := range []struct{ set, want any }{
		{3, int64(3)},
		{int32(3), int64(3)},
		{uint64(3), int64(3)},
		{int64(3), int64(3)},
		{3.0, 3.0},
		{"finished", "finished"},
		{true, true},
		{now, now},
		{nil, nil},
	} {
		m := stats.NewMemory()
		m.Set("k", tc.set)
		if got := m.Get("k"); got != tc.want {
			t.Errorf("%#v became %#v", tc.set, got)
		}
		if _, ok := m.All()["k"]; !ok {
			t.Errorf("%#v is not there", tc.set)
		}
	}
}

func TestIncStartsAtZero(t *testing.T) {
	m := stats.NewMemory()
	m.Inc("n", 2)
	m.Inc("n", 3)
	m.Set("f", 0.5)
	m.Inc("f", 1)
	m.Set("null", nil)
	m.Inc("null", 1)
	want := map[string]any{"n": int64(5), "f": 1.5, "null": int64(1)}
	if got := m.All(); !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestMaxAndMin(t *testing.T) {
	for _, tc := range []struct {
		old      any // nil: not set
		v        float64
		max, min any
	}{
		{nil, 3, int64(3), int64(3)},
		{nil, 0, int64(0), int64(0)},
		{nil, 2.5, 2.5, 2.5},
		{2, 3, int64(3), int64(2)},
		{3, 2, int64(3), int64(2)},
		{2.5, 3, int64(3), 2.5},
		{3, 2.5, int64(3), 2.5},
		{-1, -2, int64(-1), int64(-2)},
	} {
		m := stats.NewMemory()
		if tc.old != nil {
			m.Set("max", tc.old)
			m.Set("min", tc.old)
		}
		m.Max("max", tc.v)
		m.Min("min", tc.v)
		if want := map[string]any{"max": tc.max, "min": tc.min}; !maps.Equal(m.All(), want) {
			t.Errorf("%v and %v: got %v, want %v", tc.old, tc.v, m.All(), want)
		}
	}
}

func TestAllIsACopy(t *testing.T) {
	m := stats.NewMemory()
	m.Set("k", 1)
	m.All()["k"] = 2
	if m.Get("k") != int64(1) || m.Get("other") != nil {
		t.Errorf("k = %v, other = %v", m.Get("k"), m.Get("other"))
	}
}

func TestCountersMayBeUsedAtOnce(t *testing.T) {
	var m stats.Collector = stats.NewMemory()
	var wg sync.WaitGroup
	for i := range 100 {
		wg.Go(func() {
			m.Inc("n", 1)
			m.Max("max", float64(i))
			m.All()
		})
	}
	wg.Wait()
	if m.Get("n") != int64(100) || m.Get("max") != int64(99) {
		t.Errorf("stats %v", m.All())
	}
}

func TestAKeyMayChangeItsType(t *testing.T) {
	m := stats.NewMemory()
	for _, v := range []any{int64(1), "text", int64(2), 0.5, int64(3), nil, int64(4)} {
		m.Set("k", v)
		if want := map[string]any{"k": v}; m.Get("k") != v || !maps.Equal(m.All(), want) {
			t.Errorf("after setting %v: %v, %v", v, m.Get("k"), m.All())
		}
	}
	m.Set("k", "text")
	m.Inc("k", 7)
	m.Max("k", 8.5)
	if m.Get("k") != 8.5 {
		t.Errorf("got %v, want 8.5", m.Get("k"))
	}
}

func TestAnyNumberOfCounters(t *testing.T) {
	m := stats.NewMemory()
	for range 2 {
		for i := range 2000 {
			m.Inc("n"+strconv.Itoa(i), int64(i))
		}
	}
	m.Set("n1999", "text")
	m.Inc("n1999", 1)
	all := m.All()
	for i := range 1999 {
		if all["n"+strconv.Itoa(i)] != int64(2*i) {
			t.Fatalf("n%d is %v", i, all["n"+strconv.Itoa(i)])
		}
	}
	if len(all) != 2000 || all["n1999"] != int64(1) {
		t.Errorf("%d keys, the last is %v", len(all), all["n1999"])
	}
}

func TestCountingTakesNoMemory(t *testing.T) {
	m := stats.NewMemory()
	if n := testing.AllocsPerRun(1000, func() { m.Inc("downloader/request_count", 1000) }); n != 0 {
		t.Errorf("counting takes %v allocations", n)
	}
}

func BenchmarkInc(b *testing.B) {
	m := stats.NewMemory()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			m.Inc("downloader/request_count", 1)
		}
	})
}
