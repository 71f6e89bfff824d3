package htmlparse

import "github.com/gojscrape/gojscrape/runtime/selector/atom"

// traits is a set of what the standard says of an element.
type traits uint32

const (
	special      traits = 1 << iota // https://html.spec.whatwg.org/#special
	formatting                      // https://html.spec.whatwg.org/#formatting
	scopeBound                      // ends the search for an element in scope
	impliedEnd                      // generate implied end tags closes it
	tablePart                       // table, tbody, tfoot, thead, tr: what stands here by mistake is fostered
	tableContext                    // table, template, html: clear the stack back to it
	bodyContext                     // tbody, tfoot, thead, template, html
	rowContext                      // tr, template, html
	cell                            // td, th
	tableChild                      // caption, col, colgroup, tbody, td, tfoot, th, thead, tr
	heading                         // h1 to h6
	transparent                     // address, div, p: special, but a search for li or dd goes through
	breakout                        // a start tag that ends foreign content

	// Traits of open elements outside HTML.
	mathText // a MathML text integration point
	htmlText // an HTML integration point
)

// info is what the parser knows of a name.
type info struct {
	traits traits
	start  startClass // what its start tag does in body
	end    endClass   // what its end tag does in body
}

// infos is indexed by atom; all names outside the shared table are ordinary.
var infos = fillInfos()

func infoOf(name atom.Atom) info {
	if name < atom.Count {
		return infos[name]
	}
	return info{}
}

func fillInfos() (table [atom.Count]info) {
	set := func(t traits, names ...atom.Atom) {
		for _, name := range names {
			table[name].traits |= t
		}
	}
	set(special, atom.Address, atom.Applet, atom.Area, atom.Article, atom.Aside, atom.Base, atom.Basefont,
		atom.Bgsound, atom.Blockquote, atom.Body, atom.Br, atom.Button, atom.Caption, atom.Center, atom.Col,
		atom.Colgroup, atom.Dd, atom.Details, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Embed, atom.Fieldset,
		atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.Frame, atom.Frameset, atom.H1, atom.H2,
		atom.H3, atom.H4, atom.H5, atom.H6, atom.Head, atom.Header, atom.Hgroup, atom.Hr, atom.Html,
		atom.Iframe, atom.Img, atom.Input, atom.Keygen, atom.Li, atom.Link, atom.Listing, atom.Main,
		atom.Marquee, atom.Menu, atom.Meta, atom.Nav, atom.Noembed, atom.Noframes, atom.Noscript, atom.Object,
		atom.Ol, atom.P, atom.Param, atom.Plaintext, atom.Pre, atom.Script, atom.Search, atom.Section,
		atom.Select, atom.Source, atom.Style, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Template,
		atom.Textarea, atom.Tfoot, atom.Th, atom.Thead, atom.Title, atom.Tr, atom.Track, atom.Ul, atom.Wbr, atom.Xmp)
	set(formatting, atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S,
		atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U)
	set(scopeBound, atom.Applet, atom.Caption, atom.Html, atom.Table, atom.Td, atom.Th, atom.Marquee,
		atom.Object, atom.Select, atom.Template)
	set(impliedEnd, atom.Dd, atom.Dt, atom.Li, atom.Optgroup, atom.Option, atom.P, atom.Rb, atom.Rp,
		atom.Rt, atom.Rtc)
	set(tablePart, atom.Table, atom.Tbody, atom.Tfoot, atom.Thead, atom.Tr)
	set(tableContext, atom.Table, atom.Template, atom.Html)
	set(bodyContext, atom.Tbody, atom.Tfoot, atom.Thead, atom.Template, atom.Html)
	set(rowContext, atom.Tr, atom.Template, atom.Html)
	set(cell, atom.Td, atom.Th)
	set(tableChild, atom.Caption, atom.Col, atom.Colgroup, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr)
	set(heading, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6)
	set(transparent, atom.Address, atom.Div, atom.P)
	set(breakout, atom.B, atom.Big, atom.Blockquote, atom.Body, atom.Br, atom.Center, atom.Code, atom.Dd,
		atom.Div, atom.Dl, atom.Dt, atom.Em, atom.Embed, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Head, atom.Hr, atom.I, atom.Img, atom.Li, atom.Listing, atom.Menu, atom.Meta, atom.Nobr, atom.Ol,
		atom.P, atom.Pre, atom.Ruby, atom.S, atom.Small, atom.Span, atom.Strong, atom.Strike, atom.Sub,
		atom.Sup, atom.Table, atom.Tt, atom.U, atom.Ul, atom.Var)
	fillClasses(&table)
	return table
}
