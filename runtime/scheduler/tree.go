package scheduler

import "math/rand/v2"

// tree is a map in the order of its keys, in which every step takes O(log n): a
// treap, that is a search tree kept level by giving each node a random weight and
// the heavier nodes the higher places
// (Seidel and Aragon, "Randomized Search Trees", 1996).
type tree[K, V any] struct {
	compare func(a, b K) int
	root    *node[K, V]
}

type node[K, V any] struct {
	key         K
	value       V
	weight      uint32
	left, right *node[K, V]
}

// Find returns the value of key and whether it is there.
func (t *tree[K, V]) Find(key K) (value V, ok bool) {
	for n := t.root; n != nil; {
		switch c := t.compare(key, n.key); {
		case c < 0:
			n = n.left
		case c > 0:
			n = n.right
		default:
			return n.value, true
		}
	}
	return value, false
}

// Insert adds a key that is not there yet.
func (t *tree[K, V]) Insert(key K, value V) {
	below, above := t.split(t.root, key)
	n := &node[K, V]{key: key, value: value, weight: rand.Uint32()}
	t.root = join(join(below, n), above)
}

// Delete removes a key that may be there.
func (t *tree[K, V]) Delete(key K) {
	at := &t.root
	for *at != nil {
		switch c := t.compare(key, (*at).key); {
		case c < 0:
			at = &(*at).left
		case c > 0:
			at = &(*at).right
		default:
			*at = join((*at).left, (*at).right)
			return
		}
	}
}

// First returns the entry with the smallest key.
func (t *tree[K, V]) First() (key K, value V, ok bool) {
	n := t.root
	if n == nil {
		return key, value, false
	}
	for n.left != nil {
		n = n.left
	}
	return n.key, n.value, true
}

// After returns the entry with the smallest key greater than k.
func (t *tree[K, V]) After(k K) (key K, value V, ok bool) {
	for n := t.root; n != nil; {
		if t.compare(n.key, k) <= 0 {
			n = n.right
			continue
		}
		key, value, ok = n.key, n.value, true
		n = n.left
	}
	return key, value, ok
}

// split parts a tree into the keys below key and those above it.
func (t *tree[K, V]) split(n *node[K, V], key K) (below, above *node[K, V]) {
	if n == nil {
		return nil, nil
	}
	if t.compare(n.key, key) < 0 {
		n.right, above = t.split(n.right, key)
		return n, above
	}
	below, n.left = t.split(n.left, key)
	return below, n
}

// join makes one tree of two; every key of low is below every key of high.
func join[K, V any](low, high *node[K, V]) *node[K, V] {
	switch {
	case low == nil:
		return high
	case high == nil:
		return low
	case low.weight > high.weight:
		low.right = join(low.right, high)
		return low
	}
	high.left = join(low, high.left)
	return high
}
