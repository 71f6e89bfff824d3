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

// slots are the slots in use. Slots are made when a request comes and dropped
// when nothing has happened for a while, on the way of another request: no goroutine
// watches them.
type slots struct {
	env     *component.Env
	options map[string]options

	mu       sync.Mutex
	byKey    map[string]*slot
	swept    time.Time
	watchers []func(key string)
}

func newSlots(env *component.Env, o map[string]options) *slots {
	return &slots{env: env, options: o, byKey: map[string]*slot{}, swept: time.Now()}
}

// Key names the slot of a request: meta.download_slot, or else the host of the URL
// in lower case, "" for URLs without one.
func (ss *slots) Key(req *crawl.Request) string {
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
func (ss *slots) Active(key string) int {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	if s, ok := ss.byKey[key]; ok {
		return s.active
	}
	return 0
}

// Watch makes changed be called after each change of Active(key), in the goroutine
// that made the change and without a lock.
func (ss *slots) Watch(changed func(key string)) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	ss.watchers = append(ss.watchers, changed)
}

// enter counts a request in; leave counts it out.
func (ss *slots) enter(key string) *slot {
	s, ok := ss.find(key)
	if !ok {
		// Made without the lock: the spider may have to be asked for its delay.
		s = ss.add(key, ss.newSlot(key))
	}
	ss.tell(key)
	return s
}

func (ss *slots) leave(key string, s *slot) {
	ss.mu.Lock()
	s.active--
	ss.mu.Unlock()
	ss.tell(key)
}

// find counts a request into a slot that is there.
func (ss *slots) find(key string) (*slot, bool) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	ss.sweep(time.Now())
	s, ok := ss.byKey[key]
	if ok {
		s.active++
	}
	return s, ok
}

// add counts a request into a new slot, or into the one that came first.
func (ss *slots) add(key string, s *slot) *slot {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	if first, ok := ss.byKey[key]; ok {
		s = first
	}
	ss.byKey[key] = s
	s.active++
	return s
}

func (ss *slots) tell(key string) {
	ss.mu.Lock()
	watchers := ss.watchers
	ss.mu.Unlock()
	for _, changed := range watchers {
		changed(key)
	}
}

// sweep drops idle slots. Reading lastStart is safe, for whoever wrote it has left.
func (ss *slots) sweep(now time.Time) {
	if now.Sub(ss.swept) < idleTime {
		return
	}
	ss.swept = now
	for key, s := range ss.byKey {
		if s.idleSince(now.Add(-idleTime)) {
			delete(ss.byKey, key)
		}
	}
}

// newSlot takes its pace from DOWNLOAD_SLOTS, then from the spider's download_delay,
// then from the settings for all slots.
func (ss *slots) newSlot(key string) *slot {
	own := ss.options[key]
	concurrency := int64(settings.Get(ss.env.Settings, settings.ConcurrentRequestsPerDomain))
	return newSlot(
		or(own.concurrency, concurrency),
		duration(or(own.delay, ss.delay())),
		or(own.randomize, settings.Get(ss.env.Settings, settings.RandomizeDownloadDelay)),
	)
}

func (ss *slots) delay() float64 {
	if ss.env.Spider != nil {
		if own, ok := settings.Number(ss.env.Spider.Attr("download_delay")); ok && own >= 0 {
			return own
		}
	}
	return settings.Get(ss.env.Settings, settings.DownloadDelay)
}

func or[T any](own *T, fallback T) T {
	if own != nil {
		return *own
	}
	return fallback
}
