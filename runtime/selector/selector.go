// Package selector extracts data from HTML, XML, JSON and plain text with CSS
// selectors, XPath 1.0 expressions and regular expressions, by parsel's rules.
// Responses and link extractors call it. It never fetches anything, and none
// of the libraries it stands on shows in its exported face.
package selector

// Type says how a text is parsed.
type Type int

// The types of a Selector.
const (
	HTML Type = iota
	XML
	JSON
	Text
)

// Selector is one selected thing: a node of a document, or a plain value.
// Any number of goroutines may read one Selector; Drop, RegisterNamespace and
// RemoveNamespaces change the document and need it alone.
type Selector struct {
	typ   Type
	value string
}

// New parses text leniently and returns its root; it never fails.
func New(text string, t Type) *Selector { return &Selector{typ: t, value: text} }

// Type returns the type the text was parsed as.
func (s *Selector) Type() Type { return s.typ }

// CSS returns what query selects below this node, in document order.
func (s *Selector) CSS(query string) (List, error) { return nil, nil }

// CSSGetAll is CSS followed by GetAll, without a Selector for each result.
func (s *Selector) CSSGetAll(query string) ([]string, error) { return nil, nil }

// XPathOptions are what an expression may refer to; the zero value is usable.
type XPathOptions struct {
	Vars       map[string]any
	Namespaces map[string]string
}

// XPath returns what query selects from this node: nodes, or one value.
func (s *Selector) XPath(query string, opts XPathOptions) (List, error) { return nil, nil }

// Get returns the serialised node or value.
func (s *Selector) Get() string { return s.value }

// Attr is one attribute of an element.
type Attr struct{ Name, Value string }

// Attrib returns the attributes of an element in source order.
func (s *Selector) Attrib() []Attr { return nil }

// Attr returns the value of the named attribute.
func (s *Selector) Attr(name string) (string, bool) { return "", false }

// Name returns the element's name, "" for anything else.
func (s *Selector) Name() string { return "" }

// Text returns the node's string-value: the text of all its descendants.
func (s *Selector) Text() string { return s.value }

// Re returns what p extracts from the serialised node.
func (s *Selector) Re(p *Pattern, replaceEntities bool) []string { return nil }

// ReFirst returns the first result of Re.
func (s *Selector) ReFirst(p *Pattern, replaceEntities bool) (string, bool) { return "", false }

// Drop removes the node from its document.
func (s *Selector) Drop() error { return nil }

// RegisterNamespace makes prefix stand for uri in later queries.
func (s *Selector) RegisterNamespace(prefix, uri string) {}

// RemoveNamespaces makes every name of the document local.
func (s *Selector) RemoveNamespaces() {}

// List is an ordered list of selected things.
type List []*Selector

// CSS runs query on each member and joins the results.
func (l List) CSS(query string) (List, error) { return nil, nil }

// XPath runs query on each member and joins the results.
func (l List) XPath(query string, opts XPathOptions) (List, error) { return nil, nil }

// Get returns Get of the first member; ok is false when the list is empty.
func (l List) Get() (value string, ok bool) { return "", false }

// GetAll returns Get of every member.
func (l List) GetAll() []string { return nil }

// Re joins the results of every member's Re.
func (l List) Re(p *Pattern, replaceEntities bool) []string { return nil }

// ReFirst returns the first result of Re.
func (l List) ReFirst(p *Pattern, replaceEntities bool) (string, bool) { return "", false }

// Attrib returns the attributes of the first member.
func (l List) Attrib() []Attr { return nil }

// Pattern is a compiled JavaScript regular expression.
type Pattern struct{}

// CompilePattern compiles a JavaScript regular expression source and its flags.
func CompilePattern(pattern, flags string) (*Pattern, error) { return &Pattern{}, nil }
