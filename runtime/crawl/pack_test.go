package crawl_test

import (
	"context"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

func TestPackedRequestsComeBackAsTheyWere(t *testing.T) {
	yes, no := true, false
	var marks atomic.Uint64
	tests := map[string]func(req *crawl.Request){
		"url only":   func(*crawl.Request) {},
		"method":     func(req *crawl.Request) { req.Method = "POST" },
		"body":       func(req *crawl.Request) { req.Body = []byte("a=\xff\x00") },
		"empty body": func(req *crawl.Request) { req.Body = []byte{} },
		"callbacks":  func(req *crawl.Request) { req.Callback.Name, req.Errback.Name = "parseItem", "failed" },
		"priority":   func(req *crawl.Request) { req.Priority = -70000 },
		"unfiltered": func(req *crawl.Request) { req.DontFilter = true },
		"encoding":   func(req *crawl.Request) { req.Encoding = "windows-1252" },
		"flags":      func(req *crawl.Request) { req.Flags = []string{"a", ""} },
		"no flags":   func(req *crawl.Request) { req.Flags = []string{} },
		"mark":       func(req *crawl.Request) { req.Mark(&marks) },
		"cookies": func(req *crawl.Request) {
			req.Cookies = []crawl.Cookie{{Name: "a", Value: "b"}, {Name: "c", Domain: "d", Path: "/e", Secure: &yes}, {Secure: &no}}
		},
		"headers": func(req *crawl.Request) {
			req.Headers.Set("X-B", "1", "2")
			req.Headers.Set("A", "")
			req.Headers.Set("Absent")
			req.Headers.Set("Empty", []string{}...)
		},
		"values": func(req *crawl.Request) {
			for i, x := range []any{
				nil, true, false, 0, -1, math.MaxInt64, math.MinInt64, 0.5, math.Copysign(0, -1), math.Inf(1), "", "ü\x00",
				[]byte{}, []byte("x"), []byte(nil), []any{}, []any(nil), []any{int64(1), 2, "a", []any{nil, 1.5}}, crawl.Fields(nil), crawl.Fields{},
				crawl.Fields{{Name: "z", Value: crawl.Fields{{Name: "a", Value: int64(1)}}}, {Name: "a", Value: []any{true}}},
			} {
				req.Meta.Set("m"+strconv.Itoa(30-i), x)
				req.CBKwargs.Set(strings.Repeat("long", i+10), x)
			}
		},
	}
	for name, change := range tests {
		t.Run(name, func(t *testing.T) {
			req := request(t, "http://e.com/ü?a=b#c")
			change(req)
			p := crawl.NewPacker()
			record, ok := p.Append([]byte("before"), req)
			if !ok || !strings.HasPrefix(string(record), "before") {
				t.Fatalf("packed to %q, %v", record, ok)
			}
			got := p.Unpack(record[len("before"):])
			clear(record)
			checkSame(t, got, req)
		})
	}
}

// checkSame compares all that a request shows.
func checkSame(t *testing.T, got, want *crawl.Request) {
	t.Helper()
	if got.Marked() != want.Marked() {
		t.Errorf("mark is %d, want %d", got.Marked(), want.Marked())
	}
	for _, part := range []struct {
		name      string
		got, want any
	}{
		{"headers", collect(got.Headers.All()), collect(want.Headers.All())},
		{"meta", collect(got.Meta.All()), collect(want.Meta.All())},
		{"cb_kwargs", collect(got.CBKwargs.All()), collect(want.CBKwargs.All())},
		{"fields", plainFields(got), plainFields(want)},
	} {
		if !reflect.DeepEqual(part.got, part.want) {
			t.Errorf("%s is %#v, want %#v", part.name, part.got, part.want)
		}
	}
}

func collect[V any](all func(yield func(string, V) bool)) []any {
	var list []any
	for name, v := range all {
		list = append(list, name, v)
	}
	return list
}

func plainFields(req *crawl.Request) []any {
	return []any{req.URL, req.Method, req.Body, req.Cookies, req.Encoding, req.Priority, req.DontFilter, req.Flags, req.Callback.Name, req.Errback.Name}
}

func TestOnlyPlainRequestsArePacked(t *testing.T) {
	deep := []any{}
	for range 100 {
		deep = []any{deep}
	}
	tests := map[string]func(req *crawl.Request){
		"function for a callback":  func(req *crawl.Request) { req.Callback = onlyFunc },
		"unresolved callback":      func(req *crawl.Request) { req.Callback.Handle = "parse" },
		"unresolved errback":       func(req *crawl.Request) { req.Errback.Handle = "parse" },
		"handle":                   func(req *crawl.Request) { req.Handle = "object" },
		"handle with own values":   func(req *crawl.Request) { req.Handle = handle(false) },
		"value of the spider":      func(req *crawl.Request) { req.Meta.Set("a", struct{}{}) },
		"argument of the spider":   func(req *crawl.Request) { req.CBKwargs.Set("a", struct{}{}) },
		"value in a list":          func(req *crawl.Request) { req.Meta.Set("a", []any{struct{}{}}) },
		"value in fields":          func(req *crawl.Request) { req.Meta.Set("a", crawl.Fields{{Name: "x", Value: struct{}{}}}) },
		"list that is nested deep": func(req *crawl.Request) { req.Meta.Set("a", deep) },
	}
	for name, change := range tests {
		t.Run(name, func(t *testing.T) {
			req := request(t, "http://e.com/")
			change(req)
			if b, ok := crawl.NewPacker().Append([]byte("before"), req); ok || string(b) != "before" {
				t.Errorf("packed to %q", b)
			}
		})
	}
	req := request(t, "http://e.com/")
	req.Handle = handle(true)
	if _, ok := crawl.NewPacker().Append(nil, req); !ok {
		t.Error("a handle that can be made again keeps a request from being packed")
	}
}

var onlyFunc = crawl.Callback{Func: func(_ context.Context, _ *crawl.Response) crawl.Output { return crawl.Yield() }}

type handle bool

func (h handle) Disposable() bool { return bool(h) }

// Names are numbered while there is room, and written out afterwards.
func TestAnyNumberOfNamesCanBePacked(t *testing.T) {
	p := crawl.NewPacker()
	var records [][]byte
	for i := range 3000 {
		req := request(t, "http://e.com/")
		req.Meta.Set("name"+strconv.Itoa(i), i)
		record, ok := p.Append(nil, req)
		if !ok {
			t.Fatalf("request %d was not packed", i)
		}
		records = append(records, record)
	}
	for i, record := range slices.Backward(records) {
		if got := p.Unpack(record).Meta.Keys(); !slices.Equal(got, []string{"name" + strconv.Itoa(i)}) {
			t.Fatalf("record %d has %v", i, got)
		}
	}
}

func TestMarksStayWithARequest(t *testing.T) {
	var last atomic.Uint64
	a, b := request(t, "http://e.com/"), request(t, "http://e.com/")
	if a.Marked() != 0 || a.Mark(&last) == 0 || a.Mark(&last) != a.Marked() || b.Mark(&last) == a.Marked() {
		t.Errorf("marks are %d and %d", a.Marked(), b.Marked())
	}
	if c := a.Copy(); c.Marked() != 0 {
		t.Errorf("a copy has the mark %d", c.Marked())
	}
}

func BenchmarkPack(b *testing.B) {
	req, err := crawl.NewRequest("http://shop.example.com/product/1?session=0123456789")
	if err != nil {
		b.Fatal(err)
	}
	req.Headers.Set("Referer", "http://shop.example.com/list/1")
	req.Meta.Set("depth", 1)
	req.Callback.Name = "parseItem"
	p, space := crawl.NewPacker(), make([]byte, 0, 512)
	b.ReportAllocs()
	for b.Loop() {
		record, _ := p.Append(space, req)
		p.Unpack(record)
	}
}
