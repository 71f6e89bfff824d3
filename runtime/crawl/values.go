package crawl

import (
	"iter"
	"slices"
	"sync"
)

// Values is an ordered bag of named values: the meta or cb_kwargs of a request.
// Scripts keep references to it while the engine reads it, so it locks itself.
// The zero value and nil are empty and readable; nil must not be written.
//
// A value is nil, bool, int64, float64, string, []byte, []any, Fields, or
// something opaque that belongs to the spider's own language and is only handed
// back to it.
type Values struct {
	mu   sync.Mutex
	list []Field
	// index is where the names of a large bag stand in list. A small one is searched from
	// its begin, and most are: it has none, nor has a large one that has lost a value.
	index map[string]int
}

// smallBag is up to how many values a bag is searched from its begin, and firstValues is
// for how many it gets room with the first.
const (
	smallBag    = 8
	firstValues = 4
)

// NewValues makes a bag from alternating names and values.
func NewValues(pairs ...any) *Values {
	v := &Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		v.Set(pairs[i].(string), pairs[i+1])
	}
	return v
}

// Get returns the value of key, nil when it is not there.
func (v *Values) Get(key string) any {
	x, _ := v.Lookup(key)
	return x
}

// Lookup returns the value of key and whether it is there.
func (v *Values) Lookup(key string) (any, bool) {
	if v == nil {
		return nil, false
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if i := v.find(key); i >= 0 {
		return v.list[i].Value, true
	}
	return nil, false
}

// Set stores a value under key; Go's int is widened to int64.
func (v *Values) Set(key string, x any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.set(key, x)
}

// SetDefault stores x unless key is already there.
func (v *Values) SetDefault(key string, x any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.find(key) < 0 {
		v.set(key, x)
	}
}

func (v *Values) set(key string, x any) {
	x = widen(x)
	if i := v.find(key); i >= 0 {
		v.list[i].Value = x
		return
	}
	if v.list == nil {
		v.list = make([]Field, 0, firstValues)
	}
	v.list = append(v.list, Field{key, x})
	if v.index != nil {
		v.index[key] = len(v.list) - 1
	}
}

// find is where key stands in the list, -1 when it is not there.
func (v *Values) find(key string) int {
	if len(v.list) > smallBag {
		return v.lookUp(key)
	}
	for i := range v.list {
		if v.list[i].Name == key {
			return i
		}
	}
	return -1
}

func (v *Values) lookUp(key string) int {
	if v.index == nil {
		v.index = make(map[string]int, 2*len(v.list))
		for i := range v.list {
			v.index[v.list[i].Name] = i
		}
	}
	if i, ok := v.index[key]; ok {
		return i
	}
	return -1
}

// Delete removes key and says whether it was there.
func (v *Values) Delete(key string) bool {
	if v == nil {
		return false
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	i := slices.IndexFunc(v.list, func(f Field) bool { return f.Name == key })
	if i < 0 {
		return false
	}
	v.list = slices.Delete(v.list, i, i+1)
	v.index = nil
	return true
}

// Keys returns the names in the order they were first set.
func (v *Values) Keys() []string {
	list := v.snapshot()
	if list == nil {
		return nil
	}
	keys := make([]string, len(list))
	for i := range list {
		keys[i] = list[i].Name
	}
	return keys
}

// Len is the number of values.
func (v *Values) Len() int {
	if v == nil {
		return 0
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	return len(v.list)
}

// All ranges over a snapshot of the bag, in order.
func (v *Values) All() iter.Seq2[string, any] {
	return func(yield func(string, any) bool) {
		Fields(v.snapshot()).All()(yield)
	}
}

// Any says whether one of the values is what is looks for; is must not use the bag.
func (v *Values) Any(is func(x any) bool) bool {
	if v == nil {
		return false
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	return slices.ContainsFunc(v.list, func(f Field) bool { return is(f.Value) })
}

// Clone returns a shallow copy, never nil.
func (v *Values) Clone() *Values { return &Values{list: v.snapshot()} }

func (v *Values) snapshot() []Field {
	if v == nil {
		return nil
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	return slices.Clone(v.list)
}

// Bool is the truth of a value in Python's sense: missing, nil, false, 0, "" and what is
// empty are false.
func (v *Values) Bool(key string) bool {
	switch x := v.Get(key).(type) {
	case nil:
		return false
	case bool:
		return x
	case int64:
		return x != 0
	case float64:
		return x != 0
	case string:
		return x != ""
	case []byte:
		return len(x) > 0
	case []any:
		return len(x) > 0
	case Fields:
		return len(x) > 0
	}
	return true
}

// Int returns a whole number; ok is false when the value is missing or no number.
func (v *Values) Int(key string) (n int, ok bool) {
	switch x := v.Get(key).(type) {
	case int64:
		return int(x), true
	case float64:
		return int(x), true
	}
	return 0, false
}

// Float returns a number; ok is false when the value is missing or no number.
func (v *Values) Float(key string) (f float64, ok bool) {
	switch x := v.Get(key).(type) {
	case int64:
		return float64(x), true
	case float64:
		return x, true
	}
	return 0, false
}

// String returns a string, "" when the value is missing or of another type.
func (v *Values) String(key string) string {
	s, _ := v.Get(key).(string)
	return s
}

// Ints returns the whole numbers of a list value; other elements are left out.
func (v *Values) Ints(key string) []int {
	list, _ := v.Get(key).([]any)
	var out []int
	for _, x := range list {
		switch n := x.(type) {
		case int64:
			out = append(out, int(n))
		case float64:
			out = append(out, int(n))
		case int:
			out = append(out, n)
		}
	}
	return out
}

// widen makes an int64 of an int, since values know one kind of whole number.
func widen(x any) any {
	if n, ok := x.(int); ok {
		return int64(n)
	}
	return x
}
