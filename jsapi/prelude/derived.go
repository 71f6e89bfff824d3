package prelude

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed derived.txt
var derivedText string

// derivedLines are the lines of derived.txt by the name of the property. They are
// taken apart when a pattern asks for one: most never do.
var derivedLines = sync.OnceValue(func() map[string]string {
	lines := map[string]string{}
	for line := range strings.Lines(derivedText) {
		if name, ranges, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " "); ok && name != "#" {
			lines[name] = ranges
		}
	}
	return lines
})

// aliases are the short names of the properties in derived.txt, from Unicode's
// PropertyAliases.txt.
var aliases = map[string]string{
	"EBase": "Emoji_Modifier_Base", "EComp": "Emoji_Component", "EMod": "Emoji_Modifier", "EPres": "Emoji_Presentation",
	"ExtPict": "Extended_Pictographic", "Bidi_M": "Bidi_Mirrored", "CI": "Case_Ignorable", "CWCF": "Changes_When_Casefolded",
	"CWCM": "Changes_When_Casemapped", "CWKCF": "Changes_When_NFKC_Casefolded", "CWL": "Changes_When_Lowercased",
	"CWT": "Changes_When_Titlecased", "CWU": "Changes_When_Uppercased", "DI": "Default_Ignorable_Code_Point",
	"Gr_Base": "Grapheme_Base", "Gr_Ext": "Grapheme_Extend", "XIDC": "XID_Continue", "XIDS": "XID_Start",
}

// derived returns the code points of a property in derived.txt, nil if there is none.
func derived(name string) []span {
	if long, ok := aliases[name]; ok {
		name = long
	}
	ranges, ok := derivedLines()[name]
	if !ok {
		return nil
	}
	var spans []span
	last := rune(0)
	for text := range strings.SplitSeq(ranges, " ") {
		distance, length, _ := strings.Cut(text, "-")
		from := last + number(distance)
		last = from + number(length)
		spans = append(spans, span{from, last})
	}
	return spans
}

// number reads base 36; nothing is 0.
func number(digits string) rune {
	n, _ := strconv.ParseInt(digits, 36, 32) // our own file, which a test reads whole
	return rune(n)
}

// script returns the long name of a script, which may be given by its code of four letters.
func script(name string) string {
	if long, ok := derivedLines()["sc="+name]; ok {
		return long
	}
	return name
}
