// Package convert carries values, names and errors between Go and JavaScript. It keeps
// the order of keys, tells null from undefined, and never hands a live Go value to a
// script. Everything here runs on the loop of the runtime it is given.
package convert

import (
	"strings"

	"github.com/dop251/goja"
)

// Camel is the JavaScript spelling of one of Scrapy's names: "dont_filter" is
// "dontFilter". Names are written down in Scrapy's spelling, once; this makes the other.
func Camel(snake string) string {
	head, rest, found := strings.Cut(strings.TrimRight(snake, "_"), "_")
	if !found || head == "" {
		return snake
	}
	var b strings.Builder
	b.WriteString(head)
	for part := range strings.SplitSeq(rest, "_") {
		if part != "" {
			b.WriteString(strings.ToUpper(part[:1]))
			b.WriteString(part[1:])
		}
	}
	return b.String()
}

// Spellings are the names a member answers to: JavaScript's and Scrapy's, or only one
// where they are the same.
func Spellings(snake string) []string {
	if camel := Camel(snake); camel != snake {
		return []string{camel, snake}
	}
	return []string{snake}
}

// Get reads a member of an object in either spelling; nil when it has none or it is
// undefined.
func Get(o *goja.Object, snake string) goja.Value {
	for _, name := range Spellings(snake) {
		if v := o.Get(name); v != nil && !goja.IsUndefined(v) {
			return v
		}
	}
	return nil
}

// Options maps both spellings of each name to its index, for reading an options object
// in one pass over its keys.
type Options map[string]int

// NewOptions makes the map for names in Scrapy's spelling.
func NewOptions(snake ...string) Options {
	m := Options{}
	for i, name := range snake {
		for _, s := range Spellings(name) {
			m[s] = i
		}
	}
	return m
}
