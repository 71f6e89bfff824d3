package downloader

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/nlnwa/whatwg-url/url"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// idleTime is how long a slot is kept after its last use, and how often idle slots
// are looked for.
const idleTime = time.Minute

// registry holds the slots in use. Slots are made when a request comes and dropped
// when nothing has happened for a while, on the way of another request: no goroutine
// watches them.
type registry struct {
	env     *component.Env
	options map[string]options

	mu       sync.Mutex
	slots    map[string]*slot
	swept    time.Time
	watchers []func(key string)
}

func newRegistry(env *component.Env, o map[string]options) *registry {
	return &registry{env: env, options: o, slots: map[string]*slot{}, swept: time.Now()}
}

// Key names the slot of a request: meta.download_slot, or else the host of the URL
// in lower case, "" for URLs without one.
func (r *registry) Key(req *crawl.Request) string {
	switch own := req.Meta.Get("download_slot").(type) {
	case nil:
		return host(req.URL)
	case string:
		return own
	default:
		return fmt.Sprint(own)
	}
}

func host(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return ""
	}
	return strings.ToLower(strings.Trim(u.Hostname(), "[]"))
}

// Active is the number of requests of a slot that wait in it or are transferred.
func (r *registry) Active(key string) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	if s, ok := r.slots[key]; ok {
		return s.active
	}
	return 0
}

// Watch makes changed be called after each change of Active(key), in the goroutine
// that made the change and without a lock.
func (r *registry) Watch(changed func(key string)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.watchers = append(r.watchers, changed)
}

// enter counts a request in; leave counts it out.
func (r *registry) enter(key string) *slot {
	s, ok := r.find(key)
	if !ok {
		// Made without the lock: the spider may have to be asked for its delay.
		s = r.add(key, r.newSlot(key))
	}
	r.tell(key)
	return s
}

func (r *registry) leave(key string, s *slot) {
	r.mu.Lock()
	s.active--
	r.mu.Unlock()
	r.tell(key)
}

// find counts a request into a slot that is there.
func (r *registry) find(key string) (*slot, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sweep(time.Now())
	s, ok := r.slots[key]
	if ok {
		s.active++
	}
	return s, ok
}

// add counts a request into a new slot, or into the one that came first.
func (r *registry) add(key string, s *slot) *slot {
	r.mu.Lock()
	defer r.mu.Unlock()
	if first, ok := r.slots[key]; ok {
		s = first
	}
	r.slots[key] = s
	s.active++
	return s
}

func (r *registry) tell(key string) {
	r.mu.Lock()
	watchers := r.watchers
	r.mu.Unlock()
	for _, changed := range watchers {
		changed(key)
	}
}

// sweep drops idle slots. Reading lastStart is safe, for whoever wrote it has left.
func (r *registry) sweep(now time.Time) {
	if now.Sub(r.swept) < idleTime {
		return
	}
	r.swept = now
	for key, s := range r.slots {
		if s.idleSince(now.Add(-idleTime)) {
			delete(r.slots, key)
		}
	}
}

// newSlot takes its pace from DOWNLOAD_SLOTS, then from the spider's download_delay,
// then from the settings for all slots.
func (r *registry) newSlot(key string) *slot {
	own := r.options[key]
	concurrency := int64(settings.Get(r.env.Settings, settings.ConcurrentRequestsPerDomain))
	return newSlot(
		or(own.concurrency, concurrency),
		duration(or(own.delay, r.delay())),
		or(own.randomize, settings.Get(r.env.Settings, settings.RandomizeDownloadDelay)),
	)
}

func (r *registry) delay() float64 {
	if r.env.Spider != nil {
		if own, ok := number(r.env.Spider.Attr("download_delay")); ok && own >= 0 {
			return own
		}
	}
	return settings.Get(r.env.Settings, settings.DownloadDelay)
}

func or[T any](own *T, fallback T) T {
	if own != nil {
		return *own
	}
	return fallback
}
