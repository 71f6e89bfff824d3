package stats

import (
	"maps"
	"sync"
	"sync/atomic"
)

// Memory is the default collector: maps in memory. A key with a whole number is a counter,
// which is added to without a lock.
type Memory struct {
	// counters is a map that is never changed, only replaced, under mu.
	counters atomic.Pointer[map[string]*atomic.Int64]

	mu sync.Mutex
	// others has the keys that are not in counters: all whose value is no whole number, and
	// those that came when there were maxCounters already.
	others map[string]any
}

// maxCounters bounds the map that is copied for each new key. A crawl has about a hundred.
const maxCounters = 512

// NewMemory returns an empty collector.
func NewMemory() *Memory {
	m := &Memory{others: map[string]any{}}
	m.counters.Store(&map[string]*atomic.Int64{})
	return m
}

func (m *Memory) counter(key string) *atomic.Int64 { return (*m.counters.Load())[key] }

func (m *Memory) Set(key string, v any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.set(key, integral(v))
}

// set stores a value; the caller holds mu.
func (m *Memory) set(key string, v any) {
	n, whole := v.(int64)
	c := m.counter(key)
	switch {
	case whole && c != nil:
		c.Store(n)
	case whole && len(*m.counters.Load()) < maxCounters:
		delete(m.others, key)
		m.replace(func(counters map[string]*atomic.Int64) {
			c := &atomic.Int64{}
			c.Store(n)
			counters[key] = c
		})
	default:
		if c != nil {
			m.replace(func(counters map[string]*atomic.Int64) { delete(counters, key) })
		}
		m.others[key] = v
	}
}

func (m *Memory) replace(change func(counters map[string]*atomic.Int64)) {
	counters := maps.Clone(*m.counters.Load())
	change(counters)
	m.counters.Store(&counters)
}

func (m *Memory) Inc(key string, n int64) {
	if c := m.counter(key); c != nil {
		c.Add(n)
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if c := m.counter(key); c != nil { // made in between
		c.Add(n)
		return
	}
	switch old := m.others[key].(type) {
	case float64:
		m.others[key] = old + float64(n)
	case int64:
		m.others[key] = old + n
	default:
		m.set(key, n)
	}
}

func (m *Memory) Max(key string, v float64) {
	m.keep(key, v, func(old float64) bool { return v > old })
}

func (m *Memory) Min(key string, v float64) {
	m.keep(key, v, func(old float64) bool { return v < old })
}

func (m *Memory) keep(key string, v float64, better func(old float64) bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	switch old := m.get(key).(type) {
	case int64:
		if !better(float64(old)) {
			return
		}
	case float64:
		if !better(old) {
			return
		}
	}
	if whole := int64(v); float64(whole) == v {
		m.set(key, whole)
		return
	}
	m.set(key, v)
}

func (m *Memory) get(key string) any {
	if c := m.counter(key); c != nil {
		return c.Load()
	}
	return m.others[key]
}

func (m *Memory) Get(key string) any {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.get(key)
}

func (m *Memory) All() map[string]any {
	m.mu.Lock()
	defer m.mu.Unlock()
	all := maps.Clone(m.others)
	for key, c := range *m.counters.Load() {
		all[key] = c.Load()
	}
	return all
}
