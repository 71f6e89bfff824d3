package settings

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// ComponentKeys are the settings that name the components of a crawl and their order.
func ComponentKeys() []Key[Dict] {
	return []Key[Dict]{ItemPipelines, DownloaderMiddlewares, SpiderMiddlewares, Extensions}
}

// Component is one enabled part of a chain.
type Component struct {
	Name     string
	Priority float64
}

// Components merges a user's setting such as SPIDER_MIDDLEWARES onto the built-in parts:
// the user's number wins, null disables. The parts come in the order of their numbers,
// equal ones in the order they were written. A name that is written twice is an error,
// as is a value that is neither a number nor null; whether a name is known is for the
// caller to say.
func Components(base, user Dict) ([]Component, error) {
	written := map[string]bool{}
	for _, e := range user {
		if written[e.Key] {
			return nil, fmt.Errorf("component %s is named twice", e.Key)
		}
		written[e.Key] = true
		base = base.with(e.Key, e.Value)
	}
	var list []Component
	for _, e := range base {
		if e.Value == nil {
			continue
		}
		number, ok := Number(e.Value)
		if !ok {
			return nil, fmt.Errorf("the order of %s is %s: it takes a number, or null to disable it", e.Key, show(e.Value))
		}
		list = append(list, Component{e.Key, number})
	}
	slices.SortStableFunc(list, func(a, b Component) int { return cmp.Compare(a.Priority, b.Priority) })
	return list, nil
}

// Number is a value of a setting as a number; text, booleans and NaN are none.
func Number(v any) (float64, bool) {
	switch n := v.(type) {
	case int:
		return float64(n), true
	case int64:
		return float64(n), true
	case float64:
		return n, !math.IsNaN(n)
	}
	return 0, false
}
