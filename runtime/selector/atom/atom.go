// Package atom numbers the names of elements and attributes, so that a parser reads a
// name once and everything after it compares numbers. The names that pages use most are
// in a table that all documents share; a document numbers the others itself.
package atom

//go:generate go run gen.go

// Atom is the number of a name. Names are equal exactly when their atoms are, as long as
// both belong to one document or are below Count. None is no name.
type Atom uint32

// String is the name; "" for None and for a number that a document gave.
func (a Atom) String() string {
	if a < Count {
		return names[a]
	}
	return ""
}

// Lookup finds name in the shared table, None if it isn't there. The case counts.
func Lookup[T string | []byte](name T) Atom {
	if len(name) == 0 || len(name) > longest {
		return None
	}
	for slot := hash(name); ; slot = (slot + 1) % slots {
		a := table[slot]
		if a == None || names[a] == string(name) {
			return a
		}
	}
}

// slots is a power of two several times Count: most names are found at the first look.
const slots = 2048

var (
	table   [slots]Atom
	longest int
)

func init() {
	for a := None + 1; a < Count; a++ {
		slot := hash(names[a])
		for table[slot] != None {
			slot = (slot + 1) % slots
		}
		table[slot] = a
		longest = max(longest, len(names[a]))
	}
}

// hash takes the ends, the middle and the length, which tell nearly all names of the
// table apart.
func hash[T string | []byte](name T) uint32 {
	n := len(name)
	h := uint32(n)
	h = (h ^ uint32(name[0])) * 0x01000193
	h = (h ^ uint32(name[n/2])) * 0x01000193
	h = (h ^ uint32(name[n-1])) * 0x01000193
	h = (h ^ uint32(name[n/3])) * 0x01000193
	return (h ^ h>>15) % slots
}
