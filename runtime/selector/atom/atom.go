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
	key := pack(name)
	for slot := place(key, len(name)); ; slot = (slot + 1) % slots {
		e := &table[slot]
		if e.key == key && int(e.len) == len(name) && (len(name) <= 8 || names[e.atom] == string(name)) || e.atom == None {
			return e.atom
		}
	}
}

// slots is a power of two several times Count: most names are found at the first look.
const slots = 2048

// entry has what tells a name from others: up to eight bytes the key and the length do.
type entry struct {
	key  uint64
	atom Atom
	len  uint8
}

var table, longest = index()

func index() (table [slots]entry, longest int) {
	for a := None + 1; a < Count; a++ {
		name := names[a]
		key := pack(name)
		slot := place(key, len(name))
		for table[slot].atom != None {
			slot = (slot + 1) % slots
		}
		table[slot] = entry{key, a, uint8(len(name))}
		longest = max(longest, len(name))
	}
	return table, longest
}

// pack reads the name's ends into one number, which differs for any two names of one
// length up to eight bytes.
func pack[T string | []byte](s T) uint64 {
	n := len(s)
	switch {
	case n >= 8:
		head := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		if n == 8 {
			return head
		}
		s = s[n-8:]
		tail := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		return head*0x9E3779B97F4A7C15 ^ tail
	case n >= 4:
		head := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
		s = s[n-4:]
		return head | uint64(s[0])<<32 | uint64(s[1])<<40 | uint64(s[2])<<48 | uint64(s[3])<<56
	case n == 0:
		return 0
	}
	return uint64(s[0]) | uint64(s[n/2])<<8 | uint64(s[n-1])<<16
}

func place(key uint64, n int) uint64 {
	return (key ^ uint64(n)<<59) * 0x9E3779B97F4A7C15 >> 53
}
