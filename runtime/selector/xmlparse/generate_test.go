package xmlparse_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
)

// forLibxml2 spells a document so that libxml2 reads what this package does on purpose
// in another way (README.md): once something was wrong, it drops &lt; and its like, and
// it drops the text before a ]]> that ends no CDATA section.
func forLibxml2(document string) string {
	var b strings.Builder
	for document != "" {
		text, section, found := strings.Cut(document, "<![CDATA[")
		b.WriteString(asNumbers.Replace(text))
		if !found {
			break
		}
		var closed bool
		section, document, closed = strings.Cut(section, "]]>")
		if closed {
			section += "]]>"
		}
		if strings.ContainsAny(section, "\x01\x1f\uFFFE") { // a section that ends there
			section = asNumbers.Replace(section)
		}
		b.WriteString("<![CDATA[" + section)
	}
	return b.String()
}

var asNumbers = strings.NewReplacer("&lt;", "&#60;", "&gt;", "&#62;", "&amp;", "&#38;", "&quot;", "&#34;", "&apos;", "&#39;", "]]>", "]]&#62;")

// asNames undoes that where it is no reference: in comments and the like.
var asNames = strings.NewReplacer("]]&#62;", "]]>", "#60;", "lt;", "#62;", "gt;", "#38;", "amp;", "#34;", "quot;", "#39;", "apos;")

// generator writes well-formed documents of all that XML has, and breaks them.
type generator struct {
	*rand.Rand
	b        strings.Builder
	attr     int
	declares bool // the entity e; libxml2 drops references to it once something was wrong
}

// generate makes one document; of five, four are broken.
func generate(seed uint64) string {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 1))}
	whole := seed%5 == 0
	g.prolog(whole)
	g.element(4)
	if g.IntN(4) == 0 {
		g.b.WriteString("\n<!-- after --><?after it?>")
	}
	if whole {
		return g.b.String()
	}
	document := []rune(g.b.String())
	for range 1 + g.IntN(4) {
		document = g.damage(document)
	}
	return readOver.ReplaceAllString(string(document), "$1-->")
}

// readOver finds ends of comments that libxml2 reads over, because they have a hyphen more.
var readOver = regexp.MustCompile("(<!--|)-*-->")

func (g *generator) pick(of ...string) string { return of[g.IntN(len(of))] }

func (g *generator) prolog(whole bool) {
	g.b.WriteString(g.pick("", "", `<?xml version="1.0"?>`, "<?xml version='1.0' standalone=\"yes\"?>\n"))
	g.b.WriteString(g.pick("", "", "<!-- before -->", `<?xml-stylesheet href="a.xsl"?>`))
	if !whole {
		g.b.WriteString(g.pick("", "", "", "<!DOCTYPE a>", "<!DOCTYPE a [ ]>"))
		return
	}
	if g.declares = g.IntN(3) == 0; g.declares {
		g.b.WriteString("<!DOCTYPE a [ <!ENTITY e \"text\"> <!-- > ]> --> <?p ]> ?> <!ELEMENT a ANY>\n<!ATTLIST a b CDATA '>'> ]>")
		return
	}
	g.b.WriteString(g.pick("", "<!DOCTYPE a>", `<!DOCTYPE rss SYSTEM "rss.dtd">`, `<!DOCTYPE a PUBLIC "-//X//Y" "y.dtd">`))
}

func (g *generator) element(depth int) {
	name := g.pick("a", "b", "item", "p:a", "q:item", "undeclared:b", "é", "x-1.y_z", "p:é")
	g.b.WriteString("<" + name)
	for range g.IntN(4) {
		g.attribute()
	}
	g.b.WriteString(g.pick("", "", " ", "\n"))
	if g.IntN(6) == 0 {
		g.b.WriteString("/>")
		return
	}
	g.b.WriteString(">")
	for range g.IntN(5) {
		g.content(depth)
	}
	g.b.WriteString("</" + name + g.pick("", "", " ") + ">")
}

func (g *generator) attribute() {
	g.attr++
	names := []string{"x%d", "p:x%d", "q:y%d", "undeclared:z%d", "xml:lang%d"}
	name := fmt.Sprintf(names[g.IntN(len(names))], g.attr)
	value := g.pick("", "v", "a b", "é \t\r\n x", "&lt;&amp;", "&#10;&#x41;&quot;", "http://h/?a=1&amp;b", "'")
	switch g.IntN(6) {
	case 0:
		name, value = g.pick("xmlns", "xmlns:p", "xmlns:q", "xmlns:r"), g.pick("u", "v", "http://w/")
	case 1:
		name = "xmlns"
		value = g.pick("", "u")
	}
	if strings.HasPrefix(name, "xmlns") && (strings.Contains(g.tag(), name+"=") || strings.Contains(g.tag(), name+" =")) {
		return
	}
	g.b.WriteString(g.pick(" ", " ", "\n", "\t ") + name + g.pick("=", "=", " = ") + `"` + value + `"`)
}

// tag is what is written of the last start tag.
func (g *generator) tag() string {
	return g.b.String()[strings.LastIndexByte(g.b.String(), '<'):]
}

func (g *generator) content(depth int) {
	if depth > 0 && g.IntN(2) == 0 {
		g.element(depth - 1)
		return
	}
	if !g.declares && g.IntN(10) == 0 {
		g.b.WriteString(g.pick("&unknown;", "]]>"))
		return
	}
	if g.declares && g.IntN(8) == 0 {
		g.b.WriteString("&e;")
		return
	}
	g.b.WriteString(g.pick("text", " ", "\n  ", "a\r\nb\rc", "é—😀", "x&amp;y", "&lt;", "&#65;&#xe9;", "]", "]]",
		"<![CDATA[ <b>&x; ]] ]]>", "<![CDATA[]]>", "<!-- a comment -->", "<!---->", "<?target some data?>", "\t"))
}

// damage changes a document at one place.
func (g *generator) damage(document []rune) []rune {
	if len(document) == 0 {
		return document
	}
	at := g.IntN(len(document))
	end := min(len(document), at+1+g.IntN(8))
	switch g.IntN(7) {
	case 0: // take something out
		return slices.Delete(document, at, end)
	case 1: // cut off the end
		if g.IntN(3) == 0 {
			return document[:at]
		}
		return document
	case 2: // write something twice
		return slices.Insert(document, end, slices.Clone(document[at:end])...)
	case 3: // put one character for another
		document[at] = g.special()
		return document
	}
	return slices.Insert(document, at, g.special())
}

func (g *generator) special() rune {
	special := []rune("<<>>&&\"'/=!?[]-:;# \r\n\x01\x1f\uFFFE\uFFFDéa1x")
	return special[g.IntN(len(special))]
}
