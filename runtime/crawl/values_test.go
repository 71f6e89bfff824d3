package crawl_test

import (
	"math"
	"slices"
	"strconv"
	"sync"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

func TestValuesKeepOrder(t *testing.T) {
	v := crawl.NewValues("b", 1, "a", "x", "dangling")
	v.Set("c", nil)
	v.Set("b", 2)
	v.SetDefault("a", "y")
	v.SetDefault("d", true)
	if got := v.Keys(); !slices.Equal(got, []string{"b", "a", "c", "d"}) || v.Len() != 4 {
		t.Errorf("got %v", got)
	}
	if v.Get("b") != int64(2) || v.Get("a") != "x" || v.Get("missing") != nil {
		t.Errorf("got %v, %v", v.Get("b"), v.Get("a"))
	}
	if x, ok := v.Lookup("c"); x != nil || !ok {
		t.Errorf("a nil value is there: got %v, %v", x, ok)
	}
	if !v.Delete("a") || v.Delete("a") || !slices.Equal(v.Keys(), []string{"b", "c", "d"}) {
		t.Errorf("after deleting: %v", v.Keys())
	}
}

func TestNilValuesAreEmpty(t *testing.T) {
	var v *crawl.Values
	if _, ok := v.Lookup("a"); ok || v.Get("a") != nil || v.Keys() != nil || v.Len() != 0 || v.Delete("a") || v.Bool("a") || v.String("a") != "" {
		t.Error("nil values are not empty")
	}
	for k := range v.All() {
		t.Errorf("got %q", k)
	}
	c := v.Clone()
	c.Set("a", 1)
	if c.Len() != 1 {
		t.Error("the clone of nil can't be written")
	}
}

func TestValuesBoolIsPythonsTruth(t *testing.T) {
	for _, c := range []struct {
		value any
		want  bool
	}{
		{nil, false}, {false, false}, {true, true}, {0, false}, {-1, true}, {0.0, false}, {0.5, true}, {math.NaN(), true},
		{"", false}, {"0", true}, {[]byte{}, false}, {[]byte{0}, true}, {[]any{}, false}, {[]any{nil}, true},
		{crawl.Fields{}, false}, {crawl.Fields{{Name: "a"}}, true}, {struct{}{}, true},
	} {
		if got := crawl.NewValues("k", c.value).Bool("k"); got != c.want {
			t.Errorf("%#v: got %v", c.value, got)
		}
	}
}

func TestValuesNumbers(t *testing.T) {
	for _, c := range []struct {
		value any
		n     int
		f     float64
		ok    bool
	}{{3, 3, 3, true}, {2.5, 2, 2.5, true}, {"3", 0, 0, false}, {nil, 0, 0, false}, {true, 0, 0, false}} {
		v := crawl.NewValues("k", c.value)
		if n, ok := v.Int("k"); n != c.n || ok != c.ok {
			t.Errorf("%#v: got int %d, %v", c.value, n, ok)
		}
		if f, ok := v.Float("k"); f != c.f || ok != c.ok {
			t.Errorf("%#v: got float %v, %v", c.value, f, ok)
		}
	}
}

func TestValuesStringAndInts(t *testing.T) {
	v := crawl.NewValues("s", "x", "n", 1, "list", []any{int64(404), 500.0, 301, "200", nil})
	if v.String("s") != "x" || v.String("n") != "" {
		t.Errorf("got %q, %q", v.String("s"), v.String("n"))
	}
	if got := v.Ints("list"); !slices.Equal(got, []int{404, 500, 301}) {
		t.Errorf("got %v", got)
	}
	if got := v.Ints("s"); got != nil {
		t.Errorf("got %v", got)
	}
}

func TestValuesRangeOverASnapshot(t *testing.T) {
	v := crawl.NewValues("a", "1", "b", "2", "c", "3")
	got := ""
	for k, x := range v.All() {
		v.Delete("b")
		v.Set("c", "changed")
		got += k + x.(string)
		if k == "c" {
			break
		}
	}
	if got != "a1b2c3" {
		t.Errorf("got %s", got)
	}
}

func TestValuesFromManyGoroutines(t *testing.T) {
	v := &crawl.Values{}
	var wg sync.WaitGroup
	wins := make(chan int, 8)
	for i := range 8 {
		wg.Go(func() {
			v.SetDefault("winner", i)
			n, _ := v.Int("winner")
			wins <- n
			v.Set("last", i)
			for range v.All() {
				v.Bool("last")
			}
		})
	}
	wg.Wait()
	close(wins)
	first, _ := v.Int("winner")
	for n := range wins {
		if n != first {
			t.Errorf("a default was set twice: %d and %d", n, first)
		}
	}
}

func TestLargeBagsKeepOrder(t *testing.T) {
	v, want := &crawl.Values{}, []string{}
	for i := range 100 {
		key := strconv.Itoa(i)
		v.Set(key, i)
		want = append(want, key)
	}
	for i := 0; i < 100; i += 3 {
		if key := strconv.Itoa(i); !v.Delete(key) || v.Delete(key) {
			t.Errorf("%s was not deleted once", key)
		}
	}
	want = slices.DeleteFunc(want, func(key string) bool { n, _ := strconv.Atoi(key); return n%3 == 0 })
	v.Set("1", "changed")
	v.Set("0", "again")
	if got := v.Keys(); !slices.Equal(got, append(want, "0")) {
		t.Errorf("got %v", got)
	}
	for key, x := range v.All() {
		n, _ := strconv.Atoi(key)
		if key != "0" && key != "1" && x != int64(n) {
			t.Errorf("%s is %v", key, x)
		}
	}
	if v.Get("1") != "changed" || v.Get("0") != "again" || v.Get("3") != nil {
		t.Errorf("got %v, %v, %v", v.Get("1"), v.Get("0"), v.Get("3"))
	}
}

func TestAnyLooksAtAllValues(t *testing.T) {
	isText := func(x any) bool { _, ok := x.(string); return ok }
	if v := crawl.NewValues("a", 1, "b", "x"); !v.Any(isText) {
		t.Error("the text was not found")
	}
	if v := crawl.NewValues("a", 1); v.Any(isText) || (*crawl.Values)(nil).Any(isText) {
		t.Error("a text was found where there is none")
	}
}
