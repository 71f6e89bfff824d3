package console

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	breakLength = 80 // columns
	compact     = 3  // how many levels may share a line
)

// layout puts the parts of an object on one line, if they are few and short,
// or on a line each. The measures are those of Node.
func (in *inspector) layout(f *form, output []string, level int) string {
	parts := len(output)
	if f.grouped && parts > 6 {
		output = in.group(f, output)
	}
	if in.deepest-level < compact && parts == len(output) {
		start := len(output) + in.indent + utf8.RuneCountInString(f.open) + utf8.RuneCountInString(f.base) + 10
		if line := strings.Join(output, ", "); fits(output, start) && !strings.Contains(f.base, "\n") && !strings.Contains(line, "\n") {
			return f.start() + " " + line + " " + f.close
		}
	}
	newline := "\n" + strings.Repeat(" ", in.indent)
	return f.start() + newline + "  " + strings.Join(output, ","+newline+"  ") + newline + f.close
}

func fits(output []string, start int) bool {
	total := len(output) + start
	for _, part := range output {
		total += utf8.RuneCountInString(part)
	}
	return total <= breakLength
}

// group puts short elements of an array into columns.
func (in *inspector) group(f *form, output []string) []string {
	cells := output
	if f.cutOff {
		cells = output[:len(output)-1]
	}
	const separator = 2 // ", "
	total, longest := 0, 0
	for _, cell := range cells {
		width := utf8.RuneCountInString(cell)
		total += width + separator
		longest = max(longest, width)
	}
	column := longest + separator
	if column*3+in.indent >= breakLength || float64(total)/float64(column) <= 5 && longest > 6 {
		return output
	}
	columns := in.columns(float64(column), float64(total)/float64(len(output)), len(cells))
	if columns <= 1 {
		return output
	}
	rows := rows(cells, columns, f.numeric)
	return append(rows, output[len(cells):]...)
}

// columns aims at a block that looks like a square of 2.5 times as many lines
// as characters are wide.
func (in *inspector) columns(width, average float64, cells int) int {
	biased := max(width-3-math.Sqrt(width-average), 1)
	return int(min(
		math.Round(math.Sqrt(2.5*biased*float64(cells))/biased),
		math.Floor(float64(breakLength-in.indent)/width),
		compact*4,
		15,
	))
}

// rows lines cells up: numbers at their ends, others at their starts.
func rows(cells []string, columns int, numeric bool) []string {
	widths := make([]int, columns)
	for i, cell := range cells {
		widths[i%columns] = max(widths[i%columns], utf8.RuneCountInString(cell))
	}
	var list []string
	for row := range slices.Chunk(cells, columns) {
		list = append(list, line(row, widths, numeric))
	}
	return list
}

func line(row []string, widths []int, numeric bool) string {
	parts := make([]string, len(row))
	for i, cell := range row {
		padding := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
		comma := ", "
		if i == len(row)-1 {
			comma = ""
		}
		if numeric {
			parts[i] = padding + cell + comma
		} else {
			parts[i] = cell + comma + padding
		}
	}
	return strings.TrimRight(strings.Join(parts, ""), " ")
}
