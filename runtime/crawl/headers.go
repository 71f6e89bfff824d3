package crawl

import (
	"iter"
	"slices"
	"sync"
)

// Headers are the fields of an HTTP message: several values per name, names
// compared without case and kept in Scrapy's title case ("Content-Type"), in the
// order they were first set. A name with no values is "explicitly absent": no
// default is filled in and nothing is sent
// (https://docs.scrapy.org/en/latest/topics/request-response.html#scrapy.Request.headers).
// The zero value is empty and usable; a nil *Headers is empty and readable. Scripts keep
// references to headers while the engine reads them, so they lock themselves; a slice of
// values is never changed once it is in.
type Headers struct {
	mu   sync.Mutex
	list []header
}

// firstHeaders is for how many names headers get room with the first.
const firstHeaders = 4

type header struct {
	name   string
	values []string
}

// NewHeaders makes headers from alternating names and values.
func NewHeaders(pairs ...string) *Headers {
	h := &Headers{}
	for i := 0; i+1 < len(pairs); i += 2 {
		h.Append(pairs[i], pairs[i+1])
	}
	return h
}

// Get returns the last value, "" when there is none.
func (h *Headers) Get(name string) string {
	if v := h.Values(name); len(v) > 0 {
		return v[len(v)-1]
	}
	return ""
}

// Values returns all values of name; the slice belongs to the headers.
func (h *Headers) Values(name string) []string {
	if h == nil {
		return nil
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if i := h.find(TitleCase(name)); i >= 0 {
		return h.list[i].values
	}
	return nil
}

// Has says whether name is there, be it explicitly absent.
func (h *Headers) Has(name string) bool {
	if h == nil {
		return false
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.find(TitleCase(name)) >= 0
}

// Set replaces all values of name. No values make it explicitly absent.
func (h *Headers) Set(name string, values ...string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.set(TitleCase(name), values)
}

// SetDefault sets the values unless name is there already.
func (h *Headers) SetDefault(name string, values ...string) {
	name = TitleCase(name)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.find(name) < 0 {
		h.set(name, values)
	}
}

// Append adds one value.
func (h *Headers) Append(name, value string) {
	name = TitleCase(name)
	h.mu.Lock()
	defer h.mu.Unlock()
	if i := h.find(name); i >= 0 {
		h.list[i].values = append(slices.Clip(h.list[i].values), value)
		return
	}
	h.set(name, []string{value})
}

// Delete removes name and says whether it was there.
func (h *Headers) Delete(name string) bool {
	if h == nil {
		return false
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	i := h.find(TitleCase(name))
	if i < 0 {
		return false
	}
	h.list = slices.Delete(h.list, i, i+1)
	return true
}

// Len is the number of names.
func (h *Headers) Len() int { return len(h.snapshot()) }

// All ranges over a snapshot of names and their values, in order.
func (h *Headers) All() iter.Seq2[string, []string] {
	return func(yield func(string, []string) bool) {
		for _, e := range h.snapshot() {
			if !yield(e.name, e.values) {
				return
			}
		}
	}
}

// Clone returns a copy that shares nothing that can change; it is never nil.
func (h *Headers) Clone() *Headers { return &Headers{list: h.snapshot()} }

func (h *Headers) snapshot() []header {
	if h == nil {
		return nil
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Clone(h.list)
}

func (h *Headers) set(name string, values []string) {
	if i := h.find(name); i >= 0 {
		h.list[i].values = values
		return
	}
	if h.list == nil {
		h.list = make([]header, 0, firstHeaders)
	}
	h.list = append(h.list, header{name, values})
}

func (h *Headers) find(name string) int {
	for i := range h.list {
		if h.list[i].name == name {
			return i
		}
	}
	return -1
}

// TitleCase writes a header name as Scrapy does: a letter after a non-letter is a
// capital, every other letter small ("www-authenticate" → "Www-Authenticate").
func TitleCase(name string) string {
	start := true
	for i := 0; i < len(name); i++ {
		c := name[i]
		if c != titled(c, start) {
			return retitle(name)
		}
		start = !isLetter(c)
	}
	return name
}

func retitle(name string) string {
	b := []byte(name)
	start := true
	for i, c := range b {
		b[i] = titled(c, start)
		start = !isLetter(c)
	}
	return string(b)
}

func titled(c byte, start bool) byte {
	switch {
	case start && 'a' <= c && c <= 'z':
		return c - 'a' + 'A'
	case !start && 'A' <= c && c <= 'Z':
		return c - 'A' + 'a'
	}
	return c
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
