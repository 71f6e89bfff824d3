// Package settings holds the settings of a crawl: one table of all names with type,
// default and text (table.go), and a store where the source with the highest
// priority wins (https://docs.scrapy.org/en/latest/topics/settings.html).
package settings

import (
	"fmt"
	"slices"
	"sync"
)

// Priorities of the sources of a setting; a write wins over what was written with
// the same or a lower one.
const (
	Default = 0
	Command = 10
	Addon   = 15
	Project = 20
	Spider  = 30
	Cmdline = 40
)

// Key is one setting of the table: its name, what it is when nobody sets it, one
// line of documentation, and whether a reload may change it in a running crawl.
type Key[T any] struct {
	Name    string
	Default T
	Doc     string
	Reload  bool
}

// Entry is a Key of any type.
type Entry interface {
	Info() Info
	// check says what is wrong with a value for this key.
	check(v any) error
}

// Info is what the table says of a setting.
type Info struct {
	Name    string
	Default any
	Doc     string
	Type    string // "bool", "int", "float", "string", "list", "dict" or "any"
	Allowed string // the values it takes, in words; "" for every one of the type
	Reload  bool
}

// Info describes the key.
func (k Key[T]) Info() Info {
	var zero T
	return Info{Name: k.Name, Default: k.Default, Doc: k.Doc, Type: typeName(zero), Reload: k.Reload}
}

func (k Key[T]) check(v any) error {
	_, err := convert[T](k.Name, v)
	return err
}

// Settings is a store of settings, safe for concurrent use. Once frozen it refuses writes.
type Settings struct {
	mu     sync.RWMutex
	values map[string]stored
	frozen bool
}

type stored struct {
	value    any
	priority int
}

// New returns a store in which every setting has its default.
func New() *Settings { return &Settings{values: map[string]stored{}} }

// Set writes a value with a priority; it does nothing when the stored one has a
// higher priority. A value of the wrong type for a known name is an error that names
// both, and so is a write after Freeze.
func (s *Settings) Set(name string, value any, priority int) error {
	if e, ok := Find(name); ok {
		if err := e.check(value); err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.frozen {
		return fmt.Errorf("setting %s = %v: the settings can't be changed once the crawl has started", name, value)
	}
	if old, ok := s.values[name]; ok && old.priority > priority {
		return nil
	}
	s.values[name] = stored{value, priority}
	return nil
}

// Freeze refuses all later writes.
func (s *Settings) Freeze() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.frozen = true
}

// Raw returns the stored value, or the default of the table, and whether the name is known at all.
func (s *Settings) Raw(name string) (any, bool) {
	s.mu.RLock()
	v, ok := s.values[name]
	s.mu.RUnlock()
	if ok {
		return v.value, true
	}
	if e, ok := Find(name); ok {
		return e.Info().Default, true
	}
	return nil, false
}

// Priority returns the priority a name was written with; ok is false for a name nobody wrote.
func (s *Settings) Priority(name string) (p int, ok bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	v, ok := s.values[name]
	if !ok {
		_, ok = Find(name)
	}
	return v.priority, ok
}

// Names returns the names that somebody wrote, sorted.
func (s *Settings) Names() []string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var names []string
	for n := range s.values {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// Overridden returns the settings that differ from their default, as the "Overridden
// settings" log line lists them.
func (s *Settings) Overridden() map[string]any {
	out := map[string]any{}
	for _, n := range s.Names() {
		e, ok := Find(n)
		if !ok {
			continue
		}
		v, _ := s.Raw(n)
		if info := e.Info(); fmt.Sprint(info.Default) != fmt.Sprint(v) && info.Type != "dict" {
			out[n] = v
		}
	}
	return out
}

// Get returns a setting in its type. Set has checked the value, so this can't fail.
func Get[T any](s *Settings, k Key[T]) T {
	s.mu.RLock()
	v, ok := s.values[k.Name]
	s.mu.RUnlock()
	if !ok {
		return k.Default
	}
	t, err := convert[T](k.Name, v.value)
	if err != nil {
		return k.Default
	}
	return t
}
