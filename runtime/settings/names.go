package settings

import (
	"strings"
	"sync"
)

// byName is the table as a map, made on first use.
var byName = sync.OnceValue(func() map[string]Entry {
	m := make(map[string]Entry, len(Table))
	for _, e := range Table {
		m[e.Info().Name] = e
	}
	return m
})

// Find returns the entry of a name.
func Find(name string) (Entry, bool) {
	e, ok := byName()[name]
	return e, ok
}

// Suggest returns the known name that an unknown one is probably a misspelling of, as
// Closest finds it; "" when there is none.
func Suggest(name string) string {
	names := make([]string, len(Table))
	for i, e := range Table {
		names[i] = e.Info().Name
	}
	return Closest(name, names)
}

// Closest returns the name that another one is probably a misspelling of: at most one
// letter away when it is short, two or three when it is longer. Capitals and underscores
// do not count. It is "" when there is none.
func Closest(name string, names []string) string {
	name = plain(name)
	best, limit := "", tolerance(name)+1
	for _, known := range names {
		if d := distance(name, plain(known), limit); d < limit {
			best, limit = known, d
		}
	}
	return best
}

func plain(name string) string { return strings.ToLower(strings.ReplaceAll(name, "_", "")) }

func tolerance(name string) int {
	switch {
	case len(name) < 8:
		return 1
	case len(name) <= 12:
		return 2
	}
	return 3
}

// distance is the Levenshtein distance of a and b, or limit when it is at least that.
func distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return min(row[len(b)], limit)
}
