package dom

import "github.com/gojscrape/gojscrape/runtime/selector/atom"

// trait is what HTML says of a name.
type trait uint8

const (
	void       trait = 1 << iota // an element without content or end tag
	boolean                      // an attribute that HTML 4 writes without a value
	address                      // an attribute whose value is a URL
	rawContent                   // an element whose text has no references
	openEnded                    // an element that libxml2 writes without an end tag when it is empty
)

var traits = func() (t [atom.Count]trait) {
	for _, a := range []atom.Atom{
		atom.Area, atom.Base, atom.Basefont, atom.Br, atom.Col, atom.Embed, atom.Frame, atom.Hr, atom.Img, atom.Input,
		atom.Isindex, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr,
	} {
		t[a] |= void
	}
	for _, a := range []atom.Atom{
		atom.Checked, atom.Compact, atom.Declare, atom.Defer, atom.Disabled, atom.Ismap, atom.Multiple, atom.Nohref,
		atom.Noresize, atom.Noshade, atom.Nowrap, atom.Readonly, atom.Selected,
	} {
		t[a] |= boolean
	}
	for _, a := range []atom.Atom{atom.Href, atom.Src, atom.Action} {
		t[a] |= address
	}
	for _, a := range []atom.Atom{atom.Script, atom.Style} {
		t[a] |= rawContent
	}
	t[atom.Li] |= openEnded
	return t
}()

func traitsOf(name atom.Atom) trait {
	if name < atom.Count {
		return traits[name]
	}
	return 0
}

// IsVoid tells the elements of HTML that have no end tag.
func IsVoid(element atom.Atom) bool { return traitsOf(element)&void != 0 }

// IsBoolean tells the attributes that HTML 4 writes without a value, and whose value is
// their name then.
func IsBoolean(attr atom.Atom) bool { return traitsOf(attr)&boolean != 0 }
