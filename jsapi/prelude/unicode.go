package prelude

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// span is a range of code points, both ends included.
type span struct{ from, to rune }

// lookup returns the code points of a property as ECMAScript names it:
// "L", "Letter", "Script=Greek", "White_Space".
func lookup(property string) ([]span, error) {
	key, value, paired := strings.Cut(property, "=")
	if !paired {
		if tables := binary(property); tables != nil {
			return merge(tables...), nil
		}
		if spans := derived(property); spans != nil {
			return spans, nil
		}
		key, value = "General_Category", property
	}
	var table *unicode.RangeTable
	switch key {
	case "General_Category", "gc":
		if short, ok := unicode.CategoryAliases[value]; ok {
			value = short
		}
		table = unicode.Categories[value]
	case "Script", "sc":
		table = unicode.Scripts[script(value)]
	case "Script_Extensions", "scx":
		if spans := derived("scx=" + script(value)); spans != nil {
			return spans, nil
		}
		table = unicode.Scripts[script(value)] // the rest have no extensions
	}
	if table == nil {
		return nil, fmt.Errorf("no property \\p{%s} is known", property)
	}
	return merge(table), nil
}

// binary returns the tables that together are a property of yes or no. Those
// derived from others follow Unicode's DerivedCoreProperties.txt.
func binary(name string) []*unicode.RangeTable {
	property := func(name string) *unicode.RangeTable { return unicode.Properties[name] }
	switch name {
	case "Any":
		return []*unicode.RangeTable{all(unicode.MaxRune)}
	case "ASCII":
		return []*unicode.RangeTable{all(unicode.MaxASCII)}
	case "Alphabetic", "Alpha":
		return []*unicode.RangeTable{unicode.L, unicode.Nl, property("Other_Alphabetic")}
	case "Uppercase", "Upper":
		return []*unicode.RangeTable{unicode.Lu, property("Other_Uppercase")}
	case "Lowercase", "Lower":
		return []*unicode.RangeTable{unicode.Ll, property("Other_Lowercase")}
	case "ID_Start", "IDS":
		return []*unicode.RangeTable{unicode.L, unicode.Nl, property("Other_ID_Start")}
	case "ID_Continue", "IDC":
		return []*unicode.RangeTable{unicode.L, unicode.Nl, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc,
			property("Other_ID_Start"), property("Other_ID_Continue")}
	}
	if table := property(name); table != nil && !strings.HasPrefix(name, "Other_") {
		return []*unicode.RangeTable{table}
	}
	return nil
}

func all(last rune) *unicode.RangeTable {
	return &unicode.RangeTable{R32: []unicode.Range32{{Lo: 0, Hi: uint32(last), Stride: 1}}}
}

// merge joins tables into sorted spans that do not touch.
func merge(tables ...*unicode.RangeTable) []span {
	var spans []span
	for _, t := range tables {
		for _, r := range t.R16 {
			spans = addStrided(spans, rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
		for _, r := range t.R32 {
			spans = addStrided(spans, rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	var merged []span
	for _, s := range spans {
		if n := len(merged); n > 0 && s.from <= merged[n-1].to+1 {
			merged[n-1].to = max(merged[n-1].to, s.to)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

func addStrided(spans []span, from, to, stride rune) []span {
	if stride == 1 {
		return append(spans, span{from, to})
	}
	for r := from; r <= to; r += stride {
		spans = append(spans, span{r, r})
	}
	return spans
}

// complement returns what the spans leave out.
func complement(spans []span) []span {
	var rest []span
	next := rune(0)
	for _, s := range spans {
		if s.from > next {
			rest = append(rest, span{next, s.from - 1})
		}
		next = s.to + 1
	}
	if next <= unicode.MaxRune {
		rest = append(rest, span{next, unicode.MaxRune})
	}
	return rest
}
