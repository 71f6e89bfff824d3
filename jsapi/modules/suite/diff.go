package suite

import "strings"

// Edit says where a line of a Diff is found.
type Edit byte

// The edits, by the mark that stands before the line.
const (
	Same    Edit = ' '
	Removed Edit = '-' // only in the first text
	Added   Edit = '+' // only in the second
)

// DiffLine is one line of a Diff.
type DiffLine struct {
	Edit Edit
	Text string
}

// maxCells bounds the table of a Diff: two texts of 2,000 lines that differ throughout.
// Beyond, what lies between the common head and tail is told as replaced.
const maxCells = 4_000_000

// Diff compares two texts line by line. It has all lines of both, the common ones once, and
// as many of those as can be. Of lines that replace each other the removed stand first.
func Diff(before, after string) []DiffLine {
	a, b := strings.Split(before, "\n"), strings.Split(after, "\n")
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	diff := mark(nil, Same, a[:head])
	diff = between(diff, a[head:len(a)-tail], b[head:len(b)-tail])
	return mark(diff, Same, a[len(a)-tail:])
}

func mark(diff []DiffLine, edit Edit, lines []string) []DiffLine {
	for _, line := range lines {
		diff = append(diff, DiffLine{edit, line})
	}
	return diff
}

// between compares what has neither a common head nor a common tail, by the longest common
// subsequence of its lines.
func between(diff []DiffLine, a, b []string) []DiffLine {
	if len(a)*len(b) > maxCells {
		return mark(mark(diff, Removed, a), Added, b)
	}
	common := commonLengths(a, b)
	for len(a) > 0 && len(b) > 0 {
		i, j := len(common)-1-len(a), len(common[0])-1-len(b)
		switch {
		case a[0] == b[0]:
			diff, a, b = append(diff, DiffLine{Same, a[0]}), a[1:], b[1:]
		case common[i+1][j] >= common[i][j+1]:
			diff, a = append(diff, DiffLine{Removed, a[0]}), a[1:]
		default:
			diff, b = append(diff, DiffLine{Added, b[0]}), b[1:]
		}
	}
	return mark(mark(diff, Removed, a), Added, b)
}

// commonLengths is, at [i][j], how many lines a[i:] and b[j:] have in common.
func commonLengths(a, b []string) [][]int32 {
	table := make([][]int32, len(a)+1)
	cells := make([]int32, (len(a)+1)*(len(b)+1))
	for i := range table {
		table[i], cells = cells[:len(b)+1], cells[len(b)+1:]
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	return table
}
