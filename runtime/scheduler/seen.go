package scheduler

import (
	"encoding/binary"
	"math/bits"
	"sync"
)

// fingerprint is the SHA-1 of what a request asks for.
type fingerprint = [20]byte

// seenSet is a set of fingerprints that takes about 30 bytes for each and nothing of the
// garbage collector's time. It is exact, and safe for concurrent use. It is cut into parts,
// so that when one grows nobody waits for long.
type seenSet struct{ parts [256]seenPart }

// Add says whether the fingerprint is new.
func (s *seenSet) Add(fp fingerprint) bool {
	p := &s.parts[fp[0]]
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.add(&fp)
}

// seenPart holds the fingerprints that begin with the same byte in a table with open
// addressing and linear probing. What a fingerprint begins with is random as it is, so it
// needs no other hash.
type seenPart struct {
	mu    sync.Mutex
	table []fingerprint // all zero: free
	count int
	zero  bool // the fingerprint that is all zero
}

func (p *seenPart) add(fp *fingerprint) (added bool) {
	if *fp == (fingerprint{}) {
		added, p.zero = !p.zero, true
		return added
	}
	// At most seven eighths are in use: beyond that, probes get long.
	if 8*(p.count+1) > 7*len(p.table) {
		p.grow()
	}
	added = p.insert(fp)
	if added {
		p.count++
	}
	return added
}

func (p *seenPart) grow() {
	old := p.table
	p.table = make([]fingerprint, max(8, len(old)+len(old)/2))
	for i := range old {
		if old[i] != (fingerprint{}) {
			p.insert(&old[i])
		}
	}
}

func (p *seenPart) insert(fp *fingerprint) bool {
	// The place of x among n is x·n/2⁶⁴: no power of two is needed, and no division.
	at, _ := bits.Mul64(binary.BigEndian.Uint64(fp[1:]), uint64(len(p.table)))
	for p.table[at] != (fingerprint{}) {
		if p.table[at] == *fp {
			return false
		}
		if at++; at == uint64(len(p.table)) {
			at = 0
		}
	}
	p.table[at] = *fp
	return true
}
