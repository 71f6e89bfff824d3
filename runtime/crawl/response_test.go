package crawl_test

import (
	"context"
	"errors"
	"reflect"
	"sync"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/selector"
)

func TestResponseDecodesOnce(t *testing.T) {
	resp := &crawl.Response{
		URL: "http://e.com/", Status: 200, Kind: crawl.HTML, Body: []byte("\xE4"),
		Headers: crawl.NewHeaders("Content-Type", "text/html; charset=latin1"),
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if resp.Text() != "ä" || resp.TextEncoding() != "cp1252" || resp.Selector() == nil {
				t.Errorf("got %q in %q", resp.Text(), resp.TextEncoding())
			}
		})
	}
	wg.Wait()
	if got := resp.String(); got != "<200 http://e.com/>" {
		t.Errorf("got %q", got)
	}
}

func TestResponseSelectorFollowsTheKind(t *testing.T) {
	for kind, want := range map[crawl.Kind]selector.Type{crawl.HTML: selector.HTML, crawl.Text: selector.HTML, crawl.XML: selector.XML, crawl.JSON: selector.JSON} {
		resp := &crawl.Response{Kind: kind, Body: []byte("{}")}
		if resp.Asked() {
			t.Errorf("kind %d: parsed before anybody asked", kind)
		}
		first := resp.Selector()
		if first.Type() != want || !resp.Asked() {
			t.Errorf("kind %d: got type %d, want %d", kind, first.Type(), want)
		}
		if again := resp.Selector(); again != first {
			t.Errorf("kind %d: parsed twice", kind)
		}
	}
}

func TestResponseMetaIsTheRequests(t *testing.T) {
	req := request(t, "http://e.com/")
	if got := (&crawl.Response{Request: req}).Meta(); got != req.Meta {
		t.Errorf("got %v", got)
	}
	if got := (&crawl.Response{}).Meta(); got != nil {
		t.Errorf("got %v without a request", got)
	}
}

func TestResponseCopyStartsAnew(t *testing.T) {
	resp := &crawl.Response{
		URL: "http://e.com/", Status: 200, Headers: crawl.NewHeaders("A", "1"), Body: []byte("one"), Flags: []string{"f"},
		Request: request(t, "http://e.com/"), IPAddress: "127.0.0.1", Protocol: "HTTP/1.1", Kind: crawl.Text, Encoding: "utf-8",
	}
	if c := resp.Copy(); !reflect.DeepEqual(c, resp) {
		t.Errorf("got %+v, want %+v", c, resp)
	}
	if resp.Text() != "one" || resp.BaseURL() != "http://e.com/" {
		t.Errorf("got %q", resp.Text())
	}
	c := resp.Copy()
	c.Body, c.URL = []byte("two"), "http://f.com/"
	c.Headers.Set("A", "2")
	c.Flags[0] = "g"
	if c.Text() != "two" || c.BaseURL() != "http://f.com/" {
		t.Errorf("the copy remembers %q of %s", c.Text(), c.BaseURL())
	}
	if resp.Headers.Get("A") != "1" || resp.Flags[0] != "f" {
		t.Errorf("the original changed: %+v", resp)
	}
}

func TestYieldStopsWhenAsked(t *testing.T) {
	a, b := request(t, "http://e.com/a"), request(t, "http://e.com/b")
	var got []*crawl.Request
	for r, err := range crawl.Yield(crawl.Result{Request: a}, crawl.Result{Request: b}) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, r.Request)
		if r.Request == b {
			break
		}
	}
	if !reflect.DeepEqual(got, []*crawl.Request{a, b}) {
		t.Errorf("got %v", got)
	}
	for range crawl.Yield(crawl.Result{Request: a}, crawl.Result{Request: b}) {
		break // must not panic by going on
	}
}

func TestThrowFailsAtOnce(t *testing.T) {
	cause := errors.New("no")
	calls := 0
	for r, err := range crawl.Throw(cause) {
		calls++
		if err != cause || r != (crawl.Result{}) {
			t.Errorf("got %v, %v", r, err)
		}
	}
	if calls != 1 {
		t.Errorf("%d results", calls)
	}
}

func TestCallbackIsZero(t *testing.T) {
	fn := func(context.Context, *crawl.Response) crawl.Output { return nil }
	onError := func(context.Context, *crawl.Request, error) crawl.Output { return nil }
	if !(crawl.Callback{}).IsZero() || (crawl.Callback{Name: "parse"}).IsZero() || (crawl.Callback{Func: fn}).IsZero() {
		t.Error("a callback is zero without a name and a function")
	}
	if !(crawl.Errback{}).IsZero() || (crawl.Errback{Name: "failed"}).IsZero() || (crawl.Errback{Func: onError}).IsZero() {
		t.Error("an errback is zero without a name and a function")
	}
}
