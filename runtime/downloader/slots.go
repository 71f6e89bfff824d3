package downloader

import (
	"fmt"
	"maps"
	"sync"
	"time"

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
	env *component.Env

	mu       sync.Mutex
	settings *settings.Settings
	options  map[string]options // of DOWNLOAD_SLOTS
	byKey    map[string]*slot
	swept    time.Time
	watchers []func(key string)
}

func newSlots(env *component.Env, o map[string]options) *slots {
	return &slots{env: env, settings: env.Settings, options: o, byKey: map[string]*slot{}, swept: time.Now()}
}

// Key names the slot of a request: meta.download_slot, or else the host of the URL
// in lower case, "" for URLs without one.
func (ss *slots) Key(req *crawl.Request) string {
	switch own := req.Meta.Get("download_slot").(type) {
	case nil:
		return crawl.AddressOf(req.URL).Host
	case string:
		return own
	default:
		return fmt.Sprint(own)
	}
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
		s = ss.add(key, newSlot(ss.paceOf(key)))
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

// Check says what is wrong with the settings of slots.
func Check(set *settings.Settings) error {
	_, err := slotOptions(set)
	return err
}

// Apply gives the slots, those in use too, the pace of other settings and of the spider of
// now. Wrong values in DOWNLOAD_SLOTS are an error, and change nothing.
func (ss *slots) Apply(set *settings.Settings) error {
	options, err := slotOptions(set)
	if err != nil {
		return err
	}
	ss.mu.Lock()
	ss.settings, ss.options = set, options
	inUse := maps.Clone(ss.byKey)
	ss.mu.Unlock()
	for key, s := range inUse {
		s.change(ss.paceOf(key))
	}
	return nil
}

// paceOf takes the pace of a slot from DOWNLOAD_SLOTS, then from the spider's
// download_delay, then from the settings for all slots.
func (ss *slots) paceOf(key string) pace {
	ss.mu.Lock()
	set, own := ss.settings, ss.options[key]
	ss.mu.Unlock()
	return pace{
		concurrency: or(own.concurrency, int64(settings.Get(set, settings.ConcurrentRequestsPerDomain))),
		delay:       duration(or(own.delay, ss.delay(set))),
		randomize:   or(own.randomize, settings.Get(set, settings.RandomizeDownloadDelay)),
	}
}

func (ss *slots) delay(set *settings.Settings) float64 {
	if ss.env.Spider != nil {
		if own, ok := settings.Number(ss.env.Spider.Attr("download_delay")); ok && own >= 0 {
			return own
		}
	}
	return settings.Get(set, settings.DownloadDelay)
}

func or[T any](own *T, fallback T) T {
	if own != nil {
		return *own
	}
	return fallback
}
