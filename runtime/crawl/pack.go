package crawl

import (
	"encoding/binary"
	"math"
	"strings"
)

// Packer writes requests as short records of bytes, and makes requests of them again. A
// record holds no pointers: a million of them cost the garbage collector nothing. It has a
// meaning only to the Packer that wrote it, which must not be used by two at once.
type Packer struct {
	// Names that many requests share are written as numbers: those of header fields,
	// values and callbacks. There are at most maxNames.
	names []string
	codes map[string]uint64
}

const (
	maxNames      = 1024
	maxNameLength = 64
	// maxNesting is how deep the lists of a value may be nested.
	maxNesting = 32
)

// What a record has besides the URL, in its first number. What is frequent comes first,
// to take one byte.
const (
	hasHeaders = 1 << iota
	hasMeta
	hasCallback
	hasErrback
	hasCBKwargs
	hasPriority
	isUnfiltered
	hasMethod
	hasBody
	hasCookies
	hasEncoding
	hasFlags
	hasMark
)

// NewPacker returns a packer that has seen no request yet.
func NewPacker() *Packer { return &Packer{codes: map[string]uint64{}} }

// Append writes a request after b. It is false, with the b that it got, for a request that
// is more than plain data: one that has a function for a callback, a Handle that is not
// Disposable, or a value that only the spider's own language can read.
func (p *Packer) Append(b []byte, req *Request) (packed []byte, ok bool) {
	if !bare(req) {
		return b, false
	}
	w := packing{p, b, true}
	w.request(req)
	if !w.ok {
		return b, false
	}
	return w.b, true
}

// bare says that nothing but plain fields and values can be in a request.
func bare(req *Request) bool {
	if req.Handle != nil {
		if h, ok := req.Handle.(Disposable); !ok || !h.Disposable() {
			return false
		}
	}
	cb, eb := &req.Callback, &req.Errback
	return cb.Func == nil && cb.Handle == nil && eb.Func == nil && eb.Handle == nil
}

// packing is a record that is being written.
type packing struct {
	*Packer
	b  []byte
	ok bool // false once there was a value that can't be written
}

func (w *packing) request(req *Request) {
	has := contents(req)
	w.number(has)
	w.text(req.URL)
	if has&hasMethod != 0 {
		w.name(req.Method)
	}
	if has&hasHeaders != 0 {
		w.headers(req.Headers)
	}
	if has&hasMeta != 0 {
		w.values(req.Meta)
	}
	if has&hasCBKwargs != 0 {
		w.values(req.CBKwargs)
	}
	if has&hasCallback != 0 {
		w.name(req.Callback.Name)
	}
	if has&hasErrback != 0 {
		w.name(req.Errback.Name)
	}
	if has&hasPriority != 0 {
		w.b = binary.AppendVarint(w.b, int64(req.Priority))
	}
	if has&hasBody != 0 {
		w.bytes(req.Body)
	}
	if has&hasCookies != 0 {
		w.cookies(req.Cookies)
	}
	if has&hasEncoding != 0 {
		w.name(req.Encoding)
	}
	if has&hasFlags != 0 {
		w.texts(req.Flags)
	}
	if has&hasMark != 0 {
		w.number(req.Marked())
	}
}

// contents tells what a request has besides its URL.
func contents(req *Request) (has uint64) {
	for _, part := range [...]struct {
		bit  uint64
		have bool
	}{
		{hasHeaders, req.Headers.Len() > 0},
		{hasMeta, req.Meta.Len() > 0},
		{hasCallback, req.Callback.Name != ""},
		{hasErrback, req.Errback.Name != ""},
		{hasCBKwargs, req.CBKwargs.Len() > 0},
		{hasPriority, req.Priority != 0},
		{isUnfiltered, req.DontFilter},
		{hasMethod, req.Method != "GET"},
		{hasBody, req.Body != nil},
		{hasCookies, req.Cookies != nil},
		{hasEncoding, req.Encoding != ""},
		{hasFlags, req.Flags != nil},
		{hasMark, req.Marked() != 0},
	} {
		if part.have {
			has |= part.bit
		}
	}
	return has
}

func (w *packing) headers(h *Headers) {
	h.mu.Lock()
	defer h.mu.Unlock()
	w.number(uint64(len(h.list)))
	for i := range h.list {
		w.name(h.list[i].name)
		w.texts(h.list[i].values)
	}
}

func (w *packing) values(v *Values) {
	v.mu.Lock()
	defer v.mu.Unlock()
	w.fields(v.list, 0)
}

func (w *packing) fields(list []Field, depth int) {
	w.number(uint64(len(list)))
	for i := range list {
		w.name(list[i].Name)
		w.value(list[i].Value, depth)
	}
}

// The kinds of a value, each the first byte of one.
const (
	packedNil = iota
	packedFalse
	packedTrue
	packedInt
	packedGoInt // in a list: a value of a bag is widened
	packedFloat
	packedString
	packedBytes
	packedNilBytes
	packedList
	packedNilList
	packedFields
	packedNilFields
)

func (w *packing) value(x any, depth int) {
	switch x := x.(type) {
	case nil:
		w.kind(packedNil)
	case bool:
		w.kind(either(x, packedTrue, packedFalse))
	case int64:
		w.kind(packedInt)
		w.b = binary.AppendVarint(w.b, x)
	case int:
		w.kind(packedGoInt)
		w.b = binary.AppendVarint(w.b, int64(x))
	case float64:
		w.kind(packedFloat)
		w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(x))
	case string:
		w.kind(packedString)
		w.text(x)
	case []byte:
		w.kind(either(x != nil, packedBytes, packedNilBytes))
		if x != nil {
			w.bytes(x)
		}
	case []any:
		w.list(x, depth+1)
	case Fields:
		w.kind(either(x != nil, packedFields, packedNilFields))
		if w.goesDeeper(depth+1) && x != nil {
			w.fields(x, depth+1)
		}
	default:
		w.ok = false
	}
}

func (w *packing) list(list []any, depth int) {
	w.kind(either(list != nil, packedList, packedNilList))
	if !w.goesDeeper(depth) || list == nil {
		return
	}
	w.number(uint64(len(list)))
	for _, x := range list {
		w.value(x, depth)
	}
}

// goesDeeper gives a request up that is nested too deep to be read again on the stack.
func (w *packing) goesDeeper(depth int) bool {
	w.ok = w.ok && depth <= maxNesting
	return w.ok
}

func (w *packing) cookies(list []Cookie) {
	w.number(uint64(len(list)))
	for i := range list {
		c := &list[i]
		w.name(c.Name)
		w.text(c.Value)
		w.name(c.Domain)
		w.name(c.Path)
		switch {
		case c.Secure == nil:
			w.kind(packedNil)
		default:
			w.kind(either(*c.Secure, packedTrue, packedFalse))
		}
	}
}

func (w *packing) kind(k byte) { w.b = append(w.b, k) }

func (w *packing) number(n uint64) { w.b = binary.AppendUvarint(w.b, n) }

func (w *packing) bytes(b []byte) {
	w.number(uint64(len(b)))
	w.b = append(w.b, b...)
}

func (w *packing) text(s string) {
	w.number(uint64(len(s)))
	w.b = append(w.b, s...)
}

// texts writes a list that may be nil: its length comes one higher, so that nil has 0.
func (w *packing) texts(list []string) {
	if list == nil {
		w.number(0)
		return
	}
	w.number(uint64(len(list)) + 1)
	for _, s := range list {
		w.text(s)
	}
}

// name writes a string that other requests have too: its number, or 0 and the string.
func (w *packing) name(s string) {
	code, known := w.codes[s]
	if !known && len(w.names) < maxNames && len(s) <= maxNameLength {
		s = strings.Clone(s) // it may be part of a page
		w.names = append(w.names, s)
		code, known = uint64(len(w.names)), true
		w.codes[s] = code
	}
	w.number(code)
	if !known {
		w.text(s)
	}
}

func either(yes bool, a, b byte) byte {
	if yes {
		return a
	}
	return b
}
