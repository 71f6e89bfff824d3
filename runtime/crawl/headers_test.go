package crawl_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// listing writes headers as one line, in their order.
func listing(h *crawl.Headers) string {
	s := ""
	for name, values := range h.All() {
		s += fmt.Sprintf("%s=%q ", name, values)
	}
	return s
}

// The expected names are those of Python's bytes.title.
func TestTitleCase(t *testing.T) {
	for name, want := range map[string]string{
		"content-type": "Content-Type", "WWW-Authenticate": "Www-Authenticate", "ETag": "Etag", "X-3d-mODEL": "X-3D-Model",
		"a_b": "A_B", "Content-Type": "Content-Type", "": "", "-x": "-X", "x é": "X é",
	} {
		if got := crawl.TitleCase(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

func TestHeadersKeepOrderAndValues(t *testing.T) {
	h := crawl.NewHeaders("b", "1", "A", "2", "B", "3", "dangling")
	if got, want := listing(h), `B=["1" "3"] A=["2"] `; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	h.Set("B", "4")
	h.SetDefault("a", "5")
	h.SetDefault("c", "6", "7")
	h.Append("d", "8")
	if got, want := listing(h), `B=["4"] A=["2"] C=["6" "7"] D=["8"] `; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if !h.Delete("A") || h.Delete("a") || h.Has("A") || h.Len() != 3 {
		t.Errorf("after deleting: %s", listing(h))
	}
	if h.Get("C") != "7" || h.Get("missing") != "" || !slices.Equal(h.Values("c"), []string{"6", "7"}) {
		t.Errorf("got %q and %q", h.Get("C"), h.Values("c"))
	}
}

func TestHeaderExplicitlyAbsent(t *testing.T) {
	h := crawl.NewHeaders("User-Agent", "x")
	h.Set("user-agent")
	h.SetDefault("User-Agent", "default")
	if !h.Has("User-Agent") || h.Get("User-Agent") != "" || len(h.Values("User-Agent")) != 0 || h.Len() != 1 {
		t.Errorf("got %s", listing(h))
	}
	h.Append("User-Agent", "y")
	if got := h.Get("User-Agent"); got != "y" {
		t.Errorf("got %q", got)
	}
}

func TestNilHeadersAreEmpty(t *testing.T) {
	var h *crawl.Headers
	if h.Get("a") != "" || h.Values("a") != nil || h.Has("a") || h.Delete("a") || h.Len() != 0 || listing(h) != "" || h.Clone() == nil {
		t.Error("nil headers are not empty")
	}
}

func TestHeadersCloneIsDeep(t *testing.T) {
	h := crawl.NewHeaders("A", "1", "B", "2")
	c := h.Clone()
	c.Append("A", "3")
	c.Delete("B")
	h.Append("A", "4")
	if got, want := listing(h), `A=["1" "4"] B=["2"] `; got != want {
		t.Errorf("original: got %s, want %s", got, want)
	}
	if got, want := listing(c), `A=["1" "3"] `; got != want {
		t.Errorf("clone: got %s, want %s", got, want)
	}
}

func TestHeadersRangeOverASnapshot(t *testing.T) {
	h := crawl.NewHeaders("A", "1", "B", "2")
	var seen []string
	for name := range h.All() {
		seen = append(seen, name)
		h.Delete("B")
		if name == "B" {
			break
		}
	}
	if !slices.Equal(seen, []string{"A", "B"}) {
		t.Errorf("got %v", seen)
	}
}

func TestHeadersFromManyGoroutines(t *testing.T) {
	h := &crawl.Headers{}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			h.SetDefault("Once", fmt.Sprint(i))
			h.Append("All", fmt.Sprint(i))
			h.Set(fmt.Sprint("Own-", i), "x")
			_ = listing(h.Clone())
			h.Delete(fmt.Sprint("Own-", i))
		})
	}
	wg.Wait()
	if len(h.Values("Once")) != 1 || len(h.Values("All")) != 8 || h.Len() != 2 {
		t.Errorf("got %s", listing(h))
	}
}
