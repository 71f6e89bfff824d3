package scheduler

import "encoding/binary"

// records is a list of strings of bytes with an order of its own. They lie one after the
// other in large pieces of memory without pointers, which are let go as the list shrinks.
type records interface {
	Push(record []byte)
	// Pop removes and returns the next record, which is good until the next Push; nil when
	// there is none.
	Pop() []byte
}

// A chunk starts small, since there may be a list for each of many sites, and grows until
// it has this many bytes; then another one is begun.
const chunkSize = 64 << 10

// room returns a chunk that has room for n more bytes: the last of chunks, or else spare
// or a new one added to them.
func room(chunks [][]byte, spare []byte, n int) [][]byte {
	last := len(chunks) - 1
	switch {
	case last >= 0 && len(chunks[last])+n <= chunkSize:
		return chunks
	case n <= cap(spare):
		return append(chunks, spare[:0])
	case last >= 0:
		return append(chunks, make([]byte, 0, max(n, chunkSize)))
	}
	return append(chunks, nil)
}

// reusable is a chunk that has become empty, unless one long record made it very large.
func reusable(chunk []byte) []byte {
	if cap(chunk) > 2*chunkSize {
		return nil
	}
	return chunk
}

// The length of a record is one byte, or for a long one this byte and four others.
const (
	longRecord = 0xFF
	longLength = 5
)

// stack is records whose newest comes first. The length stands behind a record.
type stack struct {
	chunks [][]byte
	spare  []byte // a chunk that has become empty
}

func (s *stack) Push(record []byte) {
	s.chunks = room(s.chunks, s.spare, len(record)+longLength)
	last := len(s.chunks) - 1
	if len(s.chunks[last]) == 0 {
		s.spare = nil
	}
	b := append(s.chunks[last], record...)
	if len(record) < longRecord {
		b = append(b, byte(len(record)))
	} else {
		b = append(binary.LittleEndian.AppendUint32(b, uint32(len(record))), longRecord)
	}
	s.chunks[last] = b
}

func (s *stack) Pop() []byte {
	last := len(s.chunks) - 1
	if last < 0 {
		return nil
	}
	b := s.chunks[last]
	end, length := len(b)-1, int(b[len(b)-1])
	if length == longRecord {
		end = len(b) - longLength
		length = int(binary.LittleEndian.Uint32(b[end:]))
	}
	record := b[end-length : end]
	if end == length {
		s.chunks[last] = nil
		s.chunks = s.chunks[:last]
		s.spare = reusable(b)
	} else {
		s.chunks[last] = b[:end-length]
	}
	return record
}

// line is records whose oldest comes first. The length stands before a record.
type line struct {
	chunks [][]byte
	spare  []byte // a chunk that has become empty
	head   int    // bytes of the first chunk that have left
}

func (l *line) Push(record []byte) {
	l.chunks = room(l.chunks, l.spare, len(record)+longLength)
	last := len(l.chunks) - 1
	b := l.chunks[last]
	if len(b) == 0 {
		l.spare = nil
	}
	if len(record) < longRecord {
		b = append(b, byte(len(record)))
	} else {
		b = binary.LittleEndian.AppendUint32(append(b, longRecord), uint32(len(record)))
	}
	l.chunks[last] = append(b, record...)
}

func (l *line) Pop() []byte {
	if len(l.chunks) == 0 {
		return nil
	}
	b := l.chunks[0]
	begin, length := l.head+1, int(b[l.head])
	if length == longRecord {
		begin, length = l.head+longLength, int(binary.LittleEndian.Uint32(b[l.head+1:]))
	}
	l.head = begin + length
	if l.head == len(b) {
		l.spare, l.head = reusable(b), 0
		l.chunks[0] = nil
		l.chunks = l.chunks[1:]
	}
	return b[begin : begin+length]
}
