package jsonquery

import "sync"

// cache keeps what was compiled for the most recently used keys. It is two maps: when
// the young one holds size entries it becomes the old one and the previous old one is
// forgotten, so at most 2*size entries live and one in use is never lost.
type cache[K comparable, V any] struct {
	mu         sync.Mutex
	size       int
	young, old map[K]V
}

func newCache[K comparable, V any](size int) *cache[K, V] {
	return &cache[K, V]{size: size, young: map[K]V{}}
}

// get returns the value for key and compiles it first if need be. Two goroutines may
// compile one key at the same time; errors aren't kept.
func (c *cache[K, V]) get(key K, compile func() (V, error)) (V, error) {
	if v, ok := c.lookup(key); ok {
		return v, nil
	}
	v, err := compile()
	if err == nil {
		c.mu.Lock()
		c.store(key, v)
		c.mu.Unlock()
	}
	return v, err
}

func (c *cache[K, V]) lookup(key K) (V, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if v, ok := c.young[key]; ok {
		return v, true
	}
	v, ok := c.old[key]
	if ok {
		c.store(key, v)
	}
	return v, ok
}

func (c *cache[K, V]) store(key K, v V) {
	if len(c.young) >= c.size {
		c.old, c.young = c.young, make(map[K]V, c.size)
	}
	c.young[key] = v
}
