package htmlparse

import (
	"github.com/gojscrape/gojscrape/runtime/selector/atom"
	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// Token is a token as the tokenizer's corpus writes it: its kind, its name or text, and
// so on.
type Token struct {
	Kind, Name     string
	Attrs          map[string]string
	SelfClosing    bool
	Public, System *string
	Correct        bool
}

var states = map[string]content{
	"Data state": contentData, "RCDATA state": contentRCDATA, "RAWTEXT state": contentRAWTEXT,
	"Script data state": contentScript, "PLAINTEXT state": contentPlaintext, "CDATA section state": contentCDATA,
}

// Tokens runs the tokenizer alone, from the state that the corpus calls so.
func Tokens(src, state, lastStart string) []Token {
	d := dom.New(src, true)
	var t tokenizer
	t.startTokens(d, &Options{MaxAttrs: defaultAttrs})
	if lastStart != "" {
		t.lastStart = d.Intern(lastStart)
	}
	t.setContent(states[state])
	var tokens []Token
	for {
		t.next()
		switch t.tok.kind {
		case textToken, nulToken:
			text := "\x00"
			if t.tok.kind == textToken {
				text = d.String(t.tok.text)
			}
			if n := len(tokens); n > 0 && tokens[n-1].Kind == "Character" {
				tokens[n-1].Name += text
			} else {
				tokens = append(tokens, Token{Kind: "Character", Name: text})
			}
		case startTag:
			n := d.NewTagged(atom.Div, dom.NoNS, t.tok.attrs)
			attrs := map[string]string{}
			for _, a := range d.Attrs(n) {
				attrs[d.NameOf(a.Name)] = a.Value
			}
			t.tok.attrs = 0
			tokens = append(tokens, Token{Kind: "StartTag", Name: d.NameOf(t.tok.name), Attrs: attrs, SelfClosing: t.tok.selfClosing})
		case endTag:
			tokens = append(tokens, Token{Kind: "EndTag", Name: d.NameOf(t.tok.name)})
		case commentToken:
			tokens = append(tokens, Token{Kind: "Comment", Name: d.String(t.tok.text)})
		case doctypeToken:
			dt := t.tok.doctype
			tok := Token{Kind: "DOCTYPE", Name: dt.name, Correct: !dt.forceQuirks}
			if dt.hasPublic {
				tok.Public = &dt.public
			}
			if dt.hasSystem {
				tok.System = &dt.system
			}
			tokens = append(tokens, tok)
		default:
			return tokens
		}
	}
}
