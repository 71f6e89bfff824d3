package selector

import (
	"strconv"
	"strings"
	"unicode"
)

// properties are the binary properties that Go's regexp lacks, by the tables they are
// the union of (https://www.unicode.org/reports/tr44/#Property_List_Table).
var properties = map[string][]*unicode.RangeTable{
	"Alphabetic":  {unicode.L, unicode.Nl, unicode.Other_Alphabetic},
	"Alpha":       {unicode.L, unicode.Nl, unicode.Other_Alphabetic},
	"Uppercase":   {unicode.Lu, unicode.Other_Uppercase},
	"Upper":       {unicode.Lu, unicode.Other_Uppercase},
	"Lowercase":   {unicode.Ll, unicode.Other_Lowercase},
	"Lower":       {unicode.Ll, unicode.Other_Lowercase},
	"ID_Start":    {unicode.L, unicode.Nl, unicode.Other_ID_Start},
	"IDS":         {unicode.L, unicode.Nl, unicode.Other_ID_Start},
	"White_Space": {unicode.White_Space},
	"space":       {unicode.White_Space},
	"Hex_Digit":   {unicode.Hex_Digit},
	"Hex":         {unicode.Hex_Digit},
	"Dash":        {unicode.Dash},
	"Ideographic": {unicode.Ideographic},
	"Ideo":        {unicode.Ideographic},
	"Diacritic":   {unicode.Diacritic},
	"Dia":         {unicode.Diacritic},
}

// scriptCodes are the short names of common scripts (ISO 15924); Go has the long ones.
var scriptCodes = map[string]string{
	"Arab": "Arabic", "Armn": "Armenian", "Beng": "Bengali", "Cyrl": "Cyrillic", "Deva": "Devanagari", "Ethi": "Ethiopic",
	"Geor": "Georgian", "Grek": "Greek", "Hang": "Hangul", "Hani": "Han", "Hebr": "Hebrew", "Hira": "Hiragana",
	"Kana": "Katakana", "Khmr": "Khmer", "Laoo": "Lao", "Latn": "Latin", "Mong": "Mongolian", "Taml": "Tamil",
	"Telu": "Telugu", "Thai": "Thai", "Tibt": "Tibetan", "Zyyy": "Common",
}

// property reads {L}, {Script=Greek} or {Alphabetic} after \p or \P, as the inside of a class.
func (t *jsTranslator) property(negated bool) (set string) {
	name, _, closed := strings.Cut(t.src[t.pos:], "}")
	name, opened := strings.CutPrefix(name, "{")
	if !opened || !closed {
		t.fail(`\p without {…}`)
		return ""
	}
	escape := map[bool]string{false: `\p`, true: `\P`}[negated]
	key, value, hasKey := strings.Cut(name, "=")
	switch {
	case !hasKey && name == "Any", !hasKey && name == "ASCII", !hasKey && name == "Assigned":
		set = simpleProperty(name, negated)
	case hasKey && (key == "Script" || key == "sc" || key == "Script_Extensions" || key == "scx"):
		if long, ok := scriptCodes[value]; ok {
			value = long
		}
		if _, ok := unicode.Scripts[value]; !ok {
			t.fail("there is no script " + value)
		}
		set = escape + "{" + value + "}"
	case hasKey && key != "General_Category" && key != "gc":
		t.fail("there is no property " + key)
	case properties[name] != nil:
		set = tables(properties[name])
		if negated {
			set = complement(properties[name])
		}
	case isCategory(strings.TrimPrefix(name, key+"=")):
		set = escape + "{" + strings.TrimPrefix(name, key+"=") + "}"
	case unicode.Scripts[name] != nil:
		t.fail("\\p{" + name + "} is written \\p{Script=" + name + "}")
	default:
		t.isLinear = false // the other engine knows more, and refuses what is none
		set = "x"
	}
	t.pos += len(name) + len("{}")
	return set
}

// isCategory knows L and Letter, but not l, which Go would take too.
func isCategory(name string) bool {
	if _, ok := unicode.Categories[name]; ok {
		return true
	}
	_, ok := unicode.CategoryAliases[name]
	return ok
}

func simpleProperty(name string, negated bool) string {
	switch {
	case name == "ASCII" && negated:
		return `\x{80}-\x{10FFFF}`
	case name == "ASCII":
		return `\x00-\x7F`
	case name == "Assigned" && negated:
		return `\p{Cn}`
	case name == "Assigned":
		return `\P{Cn}`
	case negated:
		return `\P{Any}`
	}
	return `\p{Any}`
}

// tables writes what is in one of the tables.
func tables(of []*unicode.RangeTable) string {
	var b strings.Builder
	eachRange(of, func(low, high rune) { writeRange(&b, low, high) })
	return b.String()
}

// complement writes what is in none of the tables.
func complement(of []*unicode.RangeTable) string {
	var b strings.Builder
	for r, from := rune(0), rune(0); r <= unicode.MaxRune+1; r++ {
		if r <= unicode.MaxRune && !unicode.In(r, of...) {
			continue
		}
		if from < r {
			writeRange(&b, from, r-1)
		}
		from = r + 1
	}
	return b.String()
}

func eachRange(of []*unicode.RangeTable, emit func(low, high rune)) {
	for _, table := range of {
		for _, r := range table.R16 {
			for c := rune(r.Lo); c <= rune(r.Hi); c += rune(r.Stride) {
				if r.Stride == 1 {
					emit(rune(r.Lo), rune(r.Hi))
					break
				}
				emit(c, c)
			}
		}
		for _, r := range table.R32 {
			for c := rune(r.Lo); c <= rune(r.Hi); c += rune(r.Stride) {
				if r.Stride == 1 {
					emit(rune(r.Lo), rune(r.Hi))
					break
				}
				emit(c, c)
			}
		}
	}
}

func writeRange(b *strings.Builder, low, high rune) {
	b.WriteString(`\x{` + strconv.FormatInt(int64(low), 16) + `}-\x{` + strconv.FormatInt(int64(high), 16) + `}`)
}
