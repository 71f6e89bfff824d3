package dom

import (
	"hash/maphash"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
)

// names numbers the names that the shared table of package atom lacks: a hash table with
// open addressing, whose memory serves one document after another. The hash has a secret
// seed, because the names are the choice of whoever wrote the document.
type names struct {
	list  []string    // by number, from atom.Count on
	slots []atom.Atom // a power of two, at most half full
}

var nameSeed = maphash.MakeSeed()

const (
	fewSlots  = 256
	manySlots = 1 << 14 // tables beyond it aren't kept, since emptying them takes time
)

func (t *names) reset() {
	clear(t.list)
	t.list = t.list[:0]
	if len(t.slots) > manySlots {
		t.slots = nil
	}
	clear(t.slots)
}

// find is the number of name, atom.None and the slot where it belongs if it has none.
func (t *names) find(name string) (a atom.Atom, slot uint64) {
	if len(t.slots) == 0 {
		return atom.None, 0
	}
	mask := uint64(len(t.slots) - 1)
	for slot = maphash.String(nameSeed, name) & mask; ; slot = (slot + 1) & mask {
		if a = t.slots[slot]; a == atom.None || t.list[a-atom.Count] == name {
			return a, slot
		}
	}
}

func (t *names) add(name string, slot uint64) atom.Atom {
	if 2*len(t.list) >= len(t.slots) {
		t.grow()
		_, slot = t.find(name)
	}
	a := atom.Count + atom.Atom(len(t.list))
	t.list = append(t.list, name)
	t.slots[slot] = a
	return a
}

func (t *names) grow() {
	t.slots = make([]atom.Atom, max(fewSlots, 2*len(t.slots)))
	for i, name := range t.list {
		_, slot := t.find(name)
		t.slots[slot] = atom.Count + atom.Atom(i)
	}
}

// Intern is the number of name in this document; it gets one if it has none. The document
// keeps a copy of a new name.
func (d *Document) Intern(name string) atom.Atom {
	if a := atom.Lookup(name); a != atom.None {
		return a
	}
	a, slot := d.names.find(name)
	if a == atom.None {
		a = d.names.add(strings.Clone(name), slot)
	}
	return a
}

// InternBorrowed is Intern for a name that lives as long as the document, such as a piece
// of its source: it isn't copied.
func (d *Document) InternBorrowed(name string) atom.Atom {
	if a := atom.Lookup(name); a != atom.None {
		return a
	}
	a, slot := d.names.find(name)
	if a == atom.None {
		a = d.names.add(name, slot)
	}
	return a
}

// InternBytes is Intern for a name in a buffer.
func (d *Document) InternBytes(name []byte) atom.Atom { return d.Intern(bytesAsString(name)) }

// Atom is the number of name in this document, atom.None if nothing here has that name.
func (d *Document) Atom(name string) atom.Atom {
	if a := atom.Lookup(name); a != atom.None {
		return a
	}
	a, _ := d.names.find(name)
	return a
}

// NameOf is the name with the number a, in this document.
func (d *Document) NameOf(a atom.Atom) string {
	if a < atom.Count {
		return a.String()
	}
	return d.names.list[a-atom.Count]
}
