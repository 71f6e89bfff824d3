package downloader_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/downloader"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

const s = time.Second

func TestPaceOfASlot(t *testing.T) {
	tests := []struct {
		name     string
		settings map[string]any
		spider   spider
		takes    time.Duration
		requests int
		want     []time.Duration // starts
	}{
		{"no delay: eight at once", nil, nil, 10 * s, 10, []time.Duration{0, 0, 0, 0, 0, 0, 0, 0, 10 * s, 10 * s}},
		{"concurrency", map[string]any{"CONCURRENT_REQUESTS_PER_DOMAIN": 2}, nil, 10 * s, 5, []time.Duration{0, 0, 10 * s, 10 * s, 20 * s}},
		{"delay from start to start", map[string]any{"DOWNLOAD_DELAY": 3.0}, nil, s, 3, []time.Duration{0, 3 * s, 6 * s}},
		{"transfers overlap under a delay", map[string]any{"DOWNLOAD_DELAY": 3.0}, nil, 10 * s, 3, []time.Duration{0, 3 * s, 6 * s}},
		{"delay and concurrency", map[string]any{"DOWNLOAD_DELAY": 3.0, "CONCURRENT_REQUESTS_PER_DOMAIN": 2}, nil, 10 * s, 4, []time.Duration{0, 3 * s, 10 * s, 13 * s}},
		{"delay of the spider", map[string]any{"DOWNLOAD_DELAY": 3.0}, spider{"download_delay": int64(5)}, s, 3, []time.Duration{0, 5 * s, 10 * s}},
		{"delay of the slot", map[string]any{"DOWNLOAD_SLOTS": slots("site.example", "delay", 1.5)}, spider{"download_delay": int64(5)}, s, 3, []time.Duration{0, 1500 * time.Millisecond, 3 * s}},
		{"concurrency of the slot", map[string]any{"DOWNLOAD_SLOTS": slots("site.example", "concurrency", int64(1))}, nil, s, 3, []time.Duration{0, s, 2 * s}},
		{"a delay longer than a lifetime", map[string]any{"DOWNLOAD_DELAY": 1e300, "DOWNLOAD_SLOTS": slots("site.example", "delay", 0.0)}, nil, s, 2, []time.Duration{0, 0}},
		{"options of another slot", map[string]any{"DOWNLOAD_SLOTS": slots("other.example", "concurrency", int64(1))}, nil, s, 3, []time.Duration{0, 0, 0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				env := newEnv(t)
				set(t, env, "RANDOMIZE_DOWNLOAD_DELAY", false)
				for name, value := range tt.settings {
					set(t, env, name, value)
				}
				env.Spider = tt.spider
				h := &site{takes: tt.takes}
				began := time.Now()
				fetchAll(t, newDownloader(t, env, h), tt.requests)
				if got := h.starts(began); !slices.Equal(got, tt.want) {
					t.Errorf("transfers start at %v, want %v", got, tt.want)
				}
			})
		})
	}
}

func TestRandomDelay(t *testing.T) {
	for _, tt := range []struct {
		name     string
		settings map[string]any
	}{
		{"of all slots", nil},
		{"of one slot", map[string]any{"RANDOMIZE_DOWNLOAD_DELAY": false, "DOWNLOAD_SLOTS": slots("site.example", "randomize_delay", true)}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				env := newEnv(t)
				set(t, env, "DOWNLOAD_DELAY", 10.0)
				for name, value := range tt.settings {
					set(t, env, name, value)
				}
				h := &site{}
				began := time.Now()
				fetchAll(t, newDownloader(t, env, h), 200)
				checkSpread(t, h.starts(began))
			})
		})
	}
}

// checkSpread wants pauses all over the 5 to 15 seconds that a delay of 10 stands for.
func checkSpread(t *testing.T, starts []time.Duration) {
	t.Helper()
	var short, long int
	for i := range len(starts) - 1 {
		switch pause := starts[i+1] - starts[i]; {
		case pause < 5*s || pause > 15*s:
			t.Errorf("pause of %v, want 5 to 15 s", pause)
		case pause < 8*s:
			short++
		case pause > 12*s:
			long++
		}
	}
	if short < 20 || long < 20 {
		t.Errorf("%d short and %d long pauses in %d, want both", short, long, len(starts))
	}
}

func TestSlotsDoNotWaitForEachOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		env := newEnv(t)
		set(t, env, "RANDOMIZE_DOWNLOAD_DELAY", false)
		set(t, env, "DOWNLOAD_DELAY", 10.0)
		h := &site{}
		d := newDownloader(t, env, h)
		began := time.Now()
		var wg sync.WaitGroup
		for _, r := range []struct{ url, slot string }{
			{"http://a.example/1", ""}, {"http://b.example/1", ""}, {"https://A.example/2", ""}, {"http://c.example/3", "a.example"},
		} {
			req := request(r.url)
			if r.slot != "" {
				req.Meta.Set("download_slot", r.slot)
			}
			wg.Go(func() { fetch(t, d, req) })
			synctest.Wait()
		}
		wg.Wait()
		want := []time.Duration{0, 0, 10 * s, 20 * s}
		if got := h.starts(began); !slices.Equal(got, want) {
			t.Errorf("transfers of %v start at %v, want %v", h.urls(), got, want)
		}
	})
}

func TestRequestsOfASlotKeepTheirOrder(t *testing.T) {
	for _, delay := range []float64{0, 1} {
		synctest.Test(t, func(t *testing.T) {
			env := newEnv(t)
			set(t, env, "CONCURRENT_REQUESTS_PER_DOMAIN", 1)
			set(t, env, "DOWNLOAD_DELAY", delay)
			h := &site{takes: 3 * s}
			if urls := fetchAll(t, newDownloader(t, env, h), 50); !slices.Equal(h.urls(), urls) {
				t.Errorf("with delay %v the order is %v", delay, h.urls())
			}
		})
	}
}

func TestAWaitingRequestThatGivesUpHoldsNobodyUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		env := newEnv(t)
		set(t, env, "RANDOMIZE_DOWNLOAD_DELAY", false)
		set(t, env, "DOWNLOAD_DELAY", 10.0)
		set(t, env, "CONCURRENT_REQUESTS_PER_DOMAIN", 1)
		h := &site{takes: 12 * s}
		d := newDownloader(t, env, h)
		began := time.Now()
		// The second waits for the delay, the third for the place, the fourth for its turn.
		patience := []time.Duration{time.Hour, 5 * s, 11 * s, 3 * s, time.Hour}
		var wg sync.WaitGroup
		for i, p := range patience {
			wg.Go(func() {
				ctx, cancel := context.WithTimeout(t.Context(), p)
				defer cancel()
				_, err := d.Fetch(ctx, request(fmt.Sprintf("http://site.example/%d", i)))
				if gaveUp := errors.Is(err, context.DeadlineExceeded); gaveUp != (p < time.Hour) {
					t.Errorf("request %d: %v", i, err)
				}
			})
			synctest.Wait()
		}
		wg.Wait()
		if got, want := h.starts(began), []time.Duration{0, 12 * s}; !slices.Equal(got, want) {
			t.Errorf("transfers of %v start at %v, want %v", h.urls(), got, want)
		}
	})
}

func TestIdleSlotsAreDropped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		env := newEnv(t)
		set(t, env, "DOWNLOAD_SLOTS", slots("slow.example", "delay", 100.0))
		d := newDownloader(t, env, &site{})
		get := func(host string) { fetch(t, d, request("http://"+host+"/")) }
		for i := range 100 {
			get(fmt.Sprintf("d%d.example", i))
		}
		get("slow.example")
		time.Sleep(59 * s)
		get("d7.example")
		if n := d.Slots(); n != 101 {
			t.Errorf("%d slots after 59 s, want all 101", n)
		}
		time.Sleep(2 * s)
		get("new.example")
		if n := d.Slots(); n != 3 { // d7, slow with its delay, new
			t.Errorf("%d slots after 61 s, want 3", n)
		}
	})
}

func TestWrongSlotOptionsAreNamed(t *testing.T) {
	tests := []struct {
		value settings.Dict
		want  string
	}{
		{slots("a.example", "concurrency", int64(0)), `slot "a.example": concurrency is 0: it takes a whole number from 1`},
		{slots("a.example", "concurrency", 1.5), `slot "a.example": concurrency is 1.5: it takes a whole number from 1`},
		{slots("a.example", "delay", "fast"), `slot "a.example": delay is fast: it takes a number of seconds from 0`},
		{slots("a.example", "randomize_delay", "yes"), `slot "a.example": randomize_delay is yes: it takes true or false`},
		{slots("a.example", "concurency", int64(1)), `slot "a.example": concurency is 1: it takes concurrency, delay and randomize_delay`},
		{settings.Dict{{Key: "a.example", Value: int64(3)}}, `slot "a.example" is 3: it takes a mapping with concurrency, delay and randomize_delay`},
	}
	for _, tt := range tests {
		env := newEnv(t)
		set(t, env, "DOWNLOAD_SLOTS", tt.value)
		_, err := downloader.New(env, nil)
		if err == nil || !strings.Contains(err.Error(), "setting DOWNLOAD_SLOTS: "+tt.want) {
			t.Errorf("error is %v, want %s", err, tt.want)
		}
	}
}

// fetchAll fetches n pages of one site, asked for in order, and returns their URLs.
func fetchAll(t *testing.T, d *downloader.Downloader, n int) (urls []string) {
	t.Helper()
	var wg sync.WaitGroup
	for i := range n {
		req := request(fmt.Sprintf("http://site.example/%d", i))
		urls = append(urls, req.URL)
		wg.Go(func() { fetch(t, d, req) })
		synctest.Wait()
	}
	wg.Wait()
	return urls
}

func fetch(t *testing.T, d *downloader.Downloader, req *crawl.Request) {
	t.Helper()
	if _, err := d.Fetch(t.Context(), req); err != nil {
		t.Errorf("%s: %v", req, err)
	}
}

// slots is a DOWNLOAD_SLOTS with one option of one slot.
func slots(key, option string, value any) settings.Dict {
	return settings.Dict{{Key: key, Value: settings.Dict{{Key: option, Value: value}}}}
}
