package xpath

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

func (ev *evaluator) callNumber(n *node, f focus) float64 {
	switch n.fn.id {
	case fnLast:
		return float64(f.size)
	case fnPosition:
		return float64(f.position)
	case fnCount:
		count := 0
		ev.start(n.args[0], f)
		for r := ev.pull(n.args[0]); r != none; r = ev.pull(n.args[0]) {
			count++
		}
		return float64(count)
	case fnSum:
		sum := 0.0
		ev.start(n.args[0], f)
		for r := ev.pull(n.args[0]); r != none; r = ev.pull(n.args[0]) {
			mark := len(ev.scratch)
			sum += parseNumber(ev.textOf(r))
			ev.scratch = ev.scratch[:mark]
		}
		return sum
	case fnStringLength:
		text := ev.text(n.args[0], f)
		ev.spend(len(text) / 16)
		return float64(utf8.RuneCountInString(text))
	}
	number := ev.number(n.args[0], f)
	switch n.fn.id {
	case fnFloor:
		return math.Floor(number)
	case fnCeiling:
		return math.Ceil(number)
	case fnRound:
		return round(number)
	}
	return number // fnNumber
}

func (ev *evaluator) callBoolean(n *node, f focus) bool {
	switch n.fn.id {
	case fnTrue:
		return true
	case fnFalse:
		return false
	case fnBoolean:
		return ev.boolean(n.args[0], f)
	case fnNot:
		return !ev.boolean(n.args[0], f)
	case fnLang:
		return ev.lang(ev.text(n.args[0], f), f.node)
	case fnHasClass:
		return ev.hasClass(n.args, f)
	case fnTest:
		return ev.reTest(n, f)
	case fnHasSameNode:
		return ev.hasSameNode(n, f)
	}
	s, part := ev.text(n.args[0], f), ev.text(n.args[1], f)
	ev.spend(len(s) / 16)
	if n.fn.id == fnStartsWith {
		return strings.HasPrefix(s, part)
	}
	return strings.Contains(s, part) // fnContains
}

func (ev *evaluator) callText(n *node, f focus) string {
	switch n.fn.id {
	case fnString:
		return ev.text(n.args[0], f)
	case fnName, fnLocalName, fnNamespaceURI:
		return ev.nameOf(n.fn.id, ev.first(n.args[0], f))
	case fnNormalizeSpace:
		return ev.normalized(ev.text(n.args[0], f))
	case fnTranslate:
		return ev.translated(ev.text(n.args[0], f), ev.text(n.args[1], f), ev.text(n.args[2], f))
	case fnSubstring:
		return ev.substring(n, f)
	case fnConcat:
		return ev.concat(n.args, f)
	case fnReplace:
		return ev.reReplace(n, f)
	}
	s, part := ev.text(n.args[0], f), ev.text(n.args[1], f)
	ev.spend(len(s) / 16)
	before, after, found := strings.Cut(s, part)
	switch {
	case !found:
		return ""
	case n.fn.id == fnSubstringBefore:
		return before
	}
	return after
}

func (ev *evaluator) concat(args []*node, f focus) string {
	var few [8]string
	texts := few[:0]
	for _, arg := range args {
		texts = append(texts, ev.text(arg, f))
	}
	start := len(ev.scratch)
	out := ev.scratch
	for _, text := range texts {
		out = append(out, text...)
	}
	ev.scratch = out
	return ev.since(start)
}

func (ev *evaluator) substring(n *node, f focus) string {
	s := ev.text(n.args[0], f)
	ev.spend(len(s) / 16)
	from, end := round(ev.number(n.args[1], f)), math.Inf(1)
	if len(n.args) == 3 {
		end = from + round(ev.number(n.args[2], f))
	}
	return substring(s, from, end)
}

// nameOf is name(), local-name() or namespace-uri() of r, §4.1.
func (ev *evaluator) nameOf(id functionID, r ref) string {
	if r == none {
		return ""
	}
	d, n := ev.docs[r.doc()], r.node()
	if i := r.attr(); i >= 0 {
		a := d.AttrAt(n, i)
		switch id {
		case fnName:
			return ev.joined(a.Prefix, d.NameOf(a.Name))
		case fnLocalName:
			return d.NameOf(a.Name)
		}
		return d.URI(a.NS)
	}
	if r.namespace() >= 0 {
		if id == fnNamespaceURI {
			return ""
		}
		return ev.namespace(r).prefix
	}
	switch d.Kind(n) {
	case dom.Element, dom.ProcessingInstruction:
	default:
		return ""
	}
	switch id {
	case fnName:
		return ev.joined(d.Prefix(n), d.NameOf(d.Name(n)))
	case fnLocalName:
		return d.NameOf(d.Name(n))
	}
	return d.URI(d.NS(n))
}

// joined is a name with its prefix.
func (ev *evaluator) joined(prefix, local string) string {
	if prefix == "" {
		return local
	}
	start := len(ev.scratch)
	ev.scratch = append(append(append(ev.scratch, prefix...), ':'), local...)
	return ev.since(start)
}

// lang looks for xml:lang from r upwards, §4.3.
func (ev *evaluator) lang(want string, r ref) bool {
	d, n := ev.docs[r.doc()], r.node()
	name := atom.Lang
	for ; n != dom.None && ev.spend(1); n = d.Parent(n) {
		if d.Kind(n) != dom.Element {
			continue
		}
		if lang, ok := d.Attr(n, name, dom.XML); ok {
			return len(lang) >= len(want) && strings.EqualFold(lang[:len(want)], want) && (len(lang) == len(want) || lang[len(want)] == '-')
		}
	}
	return false
}

// hasClass is parsel's has-class(): the class attribute has all of the names.
func (ev *evaluator) hasClass(args []*node, f focus) bool {
	if f.node.sub() != 0 {
		return false
	}
	list, ok := ev.docs[f.node.doc()].Attr(f.node.node(), atom.Class, dom.NoNS)
	if !ok {
		return false
	}
	ev.spend(len(args) * (len(list)/16 + 1))
	for _, arg := range args {
		if !hasClass(list, ev.text(arg, f)) {
			return false
		}
	}
	return true
}

// hasClass takes several names at once if they follow one another in the list.
func hasClass(list, want string) bool {
	if want == "" {
		return false
	}
	if strings.Contains(want, " ") {
		words := make([]byte, 0, len(list)+2)
		words = append(words, ' ')
		for word := range dom.Words(list) {
			words = append(append(words, word...), ' ')
		}
		return strings.Contains(string(words), " "+want+" ")
	}
	for word := range dom.Words(list) {
		if word == want {
			return true
		}
	}
	return false
}
