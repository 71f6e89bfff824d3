// Package stats counts what a crawl does, under the keys Scrapy uses
// (https://docs.scrapy.org/en/latest/topics/stats.html).
package stats

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
