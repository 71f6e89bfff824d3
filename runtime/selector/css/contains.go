package css

import (
	"slices"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// finder looks for the text of a :contains() in the text of the document, once for all
// elements of a query. The text of an element is a part of that, in one piece.
type finder struct {
	found      []span // in document order
	from, next dom.Node
	matched    int // how many bytes of the text the end of what was read matches
}

// span is where a match begins and ends: text nodes. Of the matches that begin in one
// node only the first is kept.
type span struct{ first, last dom.Node }

func (r *run) contains(t *test, n dom.Node) bool {
	if t.value == "" {
		return true
	}
	f := &r.finders[t.slot]
	if n+1 < f.from || f.from == dom.None {
		if f.from = n + 1; f.next != dom.None {
			f.from = min(f.from, r.start+1)
		}
		f.next, f.found, f.matched = f.from, f.found[:0], 0
	}
	end := r.d.End(n)
	for f.next < end && (len(f.found) == 0 || f.found[len(f.found)-1].first <= n) {
		if r.d.Kind(f.next) == dom.Text {
			f.read(t, r.d)
		}
		f.next++
	}
	i, _ := slices.BinarySearchFunc(f.found, n+1, func(s span, n dom.Node) int { return int(s.first - n) })
	return i < len(f.found) && f.found[i].last < end
}

// read reads the text node at next.
func (f *finder) read(t *test, d *dom.Document) {
	text, word := d.Data(f.next), t.value
	i, k := 0, f.matched
	for ; i < len(text) && k > i; i++ { // a match that began in an earlier node
		for k > 0 && word[k] != text[i] {
			k = int(t.failure[k-1])
		}
		if word[k] == text[i] {
			k++
		}
		if k == len(word) {
			f.add(span{beginning(d, f.next, len(word)-i-1), f.next})
			k = int(t.failure[k-1])
		}
	}
	f.matched = k
	if i == len(text) && k > i {
		return
	}
	rest := text[i-k:]
	if strings.Contains(rest, word) {
		f.add(span{f.next, f.next})
		f.matched = 0 // what begins in this node ends no earlier
		return
	}
	k = 0
	for _, c := range []byte(rest[max(0, len(rest)-len(word)+1):]) {
		for k > 0 && word[k] != c {
			k = int(t.failure[k-1])
		}
		if word[k] == c {
			k++
		}
	}
	f.matched = k
}

func (f *finder) add(s span) {
	if len(f.found) == 0 || f.found[len(f.found)-1].first != s.first {
		f.found = append(f.found, s)
	}
}

// beginning is the text node in which a match begins of which size bytes are before n.
func beginning(d *dom.Document, n dom.Node, size int) dom.Node {
	for size > 0 {
		n--
		if d.Kind(n) == dom.Text {
			size -= len(d.Data(n))
		}
	}
	return n
}
