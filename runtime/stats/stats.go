// Package stats counts what a crawl does, under the keys Scrapy uses
// (https://docs.scrapy.org/en/latest/topics/stats.html).
package stats

import (
	"maps"
	"sync"
)

// Collector keeps the stats of one crawl. It is safe for concurrent use.
// Values are int64, float64, string, bool, time.Time or nil.
type Collector interface {
	Set(key string, v any)
	// Inc adds n to a counter that starts at 0.
	Inc(key string, n int64)
	// Max and Min keep the larger or smaller of the stored number and v.
	Max(key string, v float64)
	Min(key string, v float64)
	// Get returns the value, or nil when the key is not set.
	Get(key string) any
	// All returns a copy.
	All() map[string]any
}

// Memory is the default collector: a map in memory.
type Memory struct {
	mu     sync.Mutex
	values map[string]any
}

// NewMemory returns an empty collector.
func NewMemory() *Memory { return &Memory{values: map[string]any{}} }

func (m *Memory) Set(key string, v any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.values[key] = integral(v)
}

func (m *Memory) Inc(key string, n int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	switch old := m.values[key].(type) {
	case float64:
		m.values[key] = old + float64(n)
	case int64:
		m.values[key] = old + n
	default:
		m.values[key] = n
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
	switch old := m.values[key].(type) {
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
		m.values[key] = whole
		return
	}
	m.values[key] = v
}

func (m *Memory) Get(key string) any {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.values[key]
}

func (m *Memory) All() map[string]any {
	m.mu.Lock()
	defer m.mu.Unlock()
	return maps.Clone(m.values)
}

// integral widens Go's integer types, so that a counter has one type whoever set it.
func integral(v any) any {
	switch n := v.(type) {
	case int:
		return int64(n)
	case int32:
		return int64(n)
	case uint64:
		return int64(n)
	}
	return v
}
