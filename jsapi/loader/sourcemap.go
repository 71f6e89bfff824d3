package loader

import (
	"encoding/json"
	"fmt"
	"strings"
)

// oneBased shifts all columns of a source map by one. Source maps count
// columns from 0, but goja looks places up by columns that count from 1, and
// shows those of the map as they are, where editors count from 1.
func oneBased(sourceMap []byte) ([]byte, error) {
	var m map[string]any
	if err := json.Unmarshal(sourceMap, &m); err != nil {
		return nil, err
	}
	mappings, ok := m["mappings"].(string)
	if !ok {
		return nil, fmt.Errorf("no mappings")
	}
	m["mappings"] = shift(mappings)
	return json.Marshal(m)
}

// shift works on the "mappings" field: lines separated by semicolons, segments
// by commas, each a row of numbers in base 64 VLQ. A generated column is
// relative to the one before in its line, an original column to the one before
// in the file, so only the first of each has to change.
func shift(mappings string) string {
	lines := strings.Split(mappings, ";")
	first := true
	for i, line := range lines {
		if line == "" {
			continue
		}
		segment, rest, more := strings.Cut(line, ",")
		fields := splitVLQ(segment)
		fields[0] = increment(fields[0])
		if first && len(fields) > 3 {
			fields[3] = increment(fields[3])
			first = false
		}
		lines[i] = strings.Join(fields, "")
		if more {
			lines[i] += "," + rest
		}
	}
	return strings.Join(lines, ";")
}

const base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// splitVLQ cuts a segment into its numbers: a digit with bit 5 set is followed by another.
func splitVLQ(segment string) []string {
	var fields []string
	start := 0
	for i := range len(segment) {
		if strings.IndexByte(base64, segment[i])&32 == 0 {
			fields = append(fields, segment[start:i+1])
			start = i + 1
		}
	}
	return fields
}

// increment adds one to a number: five bits per digit, the lowest first, the
// sign in bit 0.
func increment(field string) string {
	n := 0
	for i := len(field) - 1; i >= 0; i-- {
		n = n<<5 | strings.IndexByte(base64, field[i])&31
	}
	value := n >> 1
	if n&1 == 1 {
		value = -value
	}
	value++
	n = value << 1
	if value < 0 {
		n = -value<<1 | 1
	}
	var b strings.Builder
	for {
		digit := n & 31
		n >>= 5
		if n > 0 {
			digit |= 32
		}
		b.WriteByte(base64[digit])
		if n == 0 {
			return b.String()
		}
	}
}
