package xpath

import (
	"math/bits"
	"slices"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// set gathers nodes in any order and gives them back in document order, each once. Nodes
// of the document are bits; attributes and the like are a list.
type set struct {
	words  []uint64
	lo, hi int // the words that may have bits
	extra  []ref
	at     int  // of extra
	sorted bool // extra is
}

// reset empties the set, for nodes below limit.
func (s *set) reset(limit dom.Node) {
	if s.lo < s.hi {
		clear(s.words[s.lo:s.hi])
	}
	if size := int(limit)/64 + 1; len(s.words) < size {
		s.words = append(s.words, make([]uint64, size-len(s.words))...)
	}
	s.lo, s.hi = len(s.words), 0
	s.extra, s.at, s.sorted = s.extra[:0], 0, false
}

func (s *set) add(r ref) {
	if r.sub() != 0 || r.doc() != 0 {
		s.extra = append(s.extra, r)
		return
	}
	s.mark(r.node())
}

// mark adds a node and reports whether it is new.
func (s *set) mark(n dom.Node) bool {
	word, bit := int(n)/64, uint64(1)<<(uint(n)%64)
	if s.words[word]&bit != 0 {
		return false
	}
	s.words[word] |= bit
	s.lo, s.hi = min(s.lo, word), max(s.hi, word+1)
	return true
}

// next takes the first node out; none if the set is empty. Nothing is added after it.
func (s *set) next() ref {
	if !s.sorted {
		slices.Sort(s.extra)
		s.extra, s.sorted = slices.Compact(s.extra), true
	}
	for s.lo < s.hi && s.words[s.lo] == 0 {
		s.lo++
	}
	extra := none
	if s.at < len(s.extra) {
		extra = s.extra[s.at]
	}
	if s.lo < s.hi {
		word := &s.words[s.lo]
		first := refOf(0, dom.Node(s.lo*64+bits.TrailingZeros64(*word)))
		if extra == none || first < extra {
			*word &= *word - 1
			return first
		}
	}
	if extra != none {
		s.at++
	}
	return extra
}
