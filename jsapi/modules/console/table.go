package console

import (
	"log/slog"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dop251/goja"
)

// table writes a list of lists or objects with a line for each. What is no
// object is logged. A second argument chooses the columns.
func (c *console) table(args []goja.Value) {
	call := goja.FunctionCall{Arguments: args}
	data, ok := call.Argument(0).(*goja.Object)
	if !ok {
		c.log(slog.LevelInfo, args)
		return
	}
	t := table{in: newInspector(c.rt, 0), indexName: "(index)"}
	if columns, ok := call.Argument(1).(*goja.Object); ok {
		t.choose(columns)
	}
	t.read(data)
	c.write(slog.LevelInfo, cut(t.String()))
}

// valuesColumn is the heading of rows that are no objects.
const valuesColumn = "Values"

type table struct {
	in        *inspector
	indexName string
	columns   []string
	chosen    bool // columns are those the caller wants
	values    bool // there are rows that are no objects
	rows      []row
}

type row struct {
	index string
	cells map[string]string
	value string // of a row that is no object
}

func (t *table) choose(columns *goja.Object) {
	t.chosen = true
	t.in.rt.ForOf(columns, func(v goja.Value) bool {
		t.columns = append(t.columns, v.String())
		return len(t.columns) < maxElements
	})
}

func (t *table) read(data *goja.Object) {
	switch kind := kindOf(data); kind {
	case kindMap, kindSet:
		t.readCollection(data, kind)
	default:
		for i, name := range data.Keys() {
			if i == maxProperties {
				return
			}
			t.add(name, t.in.js.own(data, t.in.rt.ToValue(name)).Get("value"))
		}
	}
}

func (t *table) readCollection(data *goja.Object, kind kind) {
	class := "Set"
	t.indexName = "(iteration index)"
	if kind == kindMap {
		class = "Map"
	}
	t.in.rt.ForOf(t.in.js.method(data, class, "entries"), func(entry goja.Value) bool {
		index := t.in.rt.ToValue(len(t.rows)).String()
		pair := entry.ToObject(t.in.rt)
		if kind == kindMap {
			t.rows = append(t.rows, row{index: index, cells: map[string]string{
				"Key": t.in.value(pair.Get("0"), 0), valuesColumn: t.in.value(pair.Get("1"), 0),
			}})
			t.columns = []string{"Key", valuesColumn}
		} else {
			t.add(index, pair.Get("0"))
		}
		return len(t.rows) < maxProperties
	})
}

func (t *table) add(index string, v goja.Value) {
	o, ok := v.(*goja.Object)
	if !ok {
		t.values = true
		t.rows = append(t.rows, row{index: index, value: t.in.value(v, 1)})
		return
	}
	r := row{index: index, cells: map[string]string{}}
	for _, name := range o.Keys() {
		if !slices.Contains(t.columns, name) {
			if t.chosen || len(t.columns) == maxElements {
				continue
			}
			t.columns = append(t.columns, name)
		}
		r.cells[name] = t.cell(t.in.js.own(o, t.in.rt.ToValue(name)))
	}
	t.rows = append(t.rows, r)
}

// cell describes the value of a property; of an object with many properties
// only what it is.
func (t *table) cell(descriptor *goja.Object) string {
	o, ok := descriptor.Get("value").(*goja.Object)
	if ok && kindOf(o) != kindArray && len(o.Keys()) > 2 {
		return t.in.described(descriptor, 1)
	}
	return t.in.described(descriptor, 0)
}

// String draws the table.
func (t *table) String() string {
	lines := [][]string{append([]string{t.indexName}, t.columns...)}
	for _, r := range t.rows {
		line := []string{r.index}
		for _, name := range t.columns {
			line = append(line, r.cells[name])
		}
		lines = append(lines, line)
	}
	if t.values {
		lines[0] = append(lines[0], valuesColumn)
		for i, r := range t.rows {
			lines[i+1] = append(lines[i+1], r.value)
		}
	}
	return draw(lines)
}

// draw puts lines of cells into a frame, the first as heading.
func draw(lines [][]string) string {
	widths := make([]int, len(lines[0]))
	for _, line := range lines {
		for i, cell := range line {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell)+2)
		}
	}
	out := []string{rule(widths, "┌┬┐")}
	for i, line := range lines {
		out = append(out, cells(line, widths))
		if i == 0 {
			out = append(out, rule(widths, "├┼┤"))
		}
	}
	return strings.Join(append(out, rule(widths, "└┴┘")), "\n")
}

// rule is a horizontal line with ends and joints.
func rule(widths []int, joints string) string {
	j := []rune(joints)
	parts := make([]string, len(widths))
	for i, width := range widths {
		parts[i] = strings.Repeat("─", width)
	}
	return string(j[0]) + strings.Join(parts, string(j[1])) + string(j[2])
}

// cells aligns the text of each cell left.
func cells(line []string, widths []int) string {
	parts := make([]string, len(line))
	for i, cell := range line {
		parts[i] = " " + cell + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)-1)
	}
	return "│" + strings.Join(parts, "│") + "│"
}
