package settings

import (
	"fmt"
	"maps"
	"slices"
)

// Clone returns a store with the same values that may be written to.
func (s *Settings) Clone() *Settings {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return &Settings{values: maps.Clone(s.values)}
}

// NeedRestart returns the settings of the table that differ between a running crawl and
// newer settings, and that only a new crawl takes, sorted. Those that name components are
// not among them: each reload makes the components anew.
func NeedRestart(running, newer *Settings) (names []string) {
	components := map[string]bool{}
	for _, key := range ComponentKeys() {
		components[key.Name] = true
	}
	for _, name := range slices.Compact(slices.Sorted(slices.Values(slices.Concat(running.Names(), newer.Names())))) {
		entry, known := Find(name)
		if !known || entry.Info().Reload || components[name] {
			continue
		}
		before, _ := running.Raw(name)
		after, _ := newer.Raw(name)
		if fmt.Sprint(before) != fmt.Sprint(after) {
			names = append(names, name)
		}
	}
	return names
}
