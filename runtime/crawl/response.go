package crawl

import (
	"crypto/x509"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/gojscrape/gojscrape/runtime/selector"
)

// Kind is the class of a response, which says what may be asked of it.
type Kind int

// The classes of https://docs.scrapy.org/en/latest/topics/request-response.html#response-subclasses.
const (
	Binary Kind = iota // Response: bytes only
	Text               // TextResponse
	HTML               // HtmlResponse
	XML                // XmlResponse
	JSON               // JsonResponse
)

// Response is what came back for a request. URL, Status and Body do not change once
// it is made: change a Copy. The text and the parsed document are made
// on first use and shared; they may be asked for from several goroutines.
type Response struct {
	URL         string
	Status      int
	Headers     *Headers
	Body        []byte
	Flags       []string
	Request     *Request
	IPAddress   string // "" when not known
	Protocol    string // "HTTP/1.1", "h2"
	Certificate *x509.Certificate
	Kind        Kind
	Encoding    string     // an explicit encoding, "" to find it out
	Documents   *Documents // how the text is parsed, nil for the default limits

	// Handle is what the spider's own language knows this response by; a copy has none.
	Handle any

	decode   sync.Once
	text     string
	encoding string
	parse    sync.Once
	parsed   atomic.Bool
	asked    atomic.Bool
	selector *selector.Selector
	base     sync.Once
	baseURL  string
	joiner   joiner
}

// String is the form logs use: "<200 https://example.com/>", without credentials of the URL.
func (r *Response) String() string {
	return "<" + strconv.Itoa(r.Status) + " " + WithoutCredentials(r.URL) + ">"
}

// Meta is the meta of the request; nil for a response without one.
func (r *Response) Meta() *Values {
	if r.Request == nil {
		return nil
	}
	return r.Request.Meta
}

// Text is the decoded body, without a byte order mark. Bytes that are wrong in the
// encoding become U+FFFD; it never fails.
func (r *Response) Text() string {
	r.decode.Do(r.decodeBody)
	return r.text
}

// TextEncoding is the name of the encoding that Text decodes from.
func (r *Response) TextEncoding() string {
	r.decode.Do(r.decodeBody)
	return r.encoding
}

func (r *Response) decodeBody() {
	r.encoding, r.text = Decode(r.Body, r.Headers.Get("Content-Type"), r.Encoding)
}

// Selector is the parsed document.
func (r *Response) Selector() *selector.Selector {
	r.asked.Store(true)
	r.Prepare()
	return r.selector
}

// Prepare parses the document for whoever will ask for it.
func (r *Response) Prepare() {
	r.parse.Do(func() {
		r.selector = r.Documents.parse(r)
		r.parsed.Store(true)
	})
}

// Asked says whether anybody has asked for the document.
func (r *Response) Asked() bool { return r.asked.Load() }

// Release says that the response is done with: the memory of its document serves other
// pages. Whoever comes back to it finds everything as it was.
func (r *Response) Release() {
	if r.parsed.Load() {
		r.selector.Release()
	}
}

func (k Kind) selectorType() selector.Type {
	switch k {
	case XML:
		return selector.XML
	case JSON:
		return selector.JSON
	}
	return selector.HTML
}

// Copy returns a response with the same content that has decoded and parsed nothing yet.
func (r *Response) Copy() *Response {
	return &Response{
		URL: r.URL, Status: r.Status, Headers: r.Headers.Clone(), Body: r.Body, Flags: slices.Clone(r.Flags),
		Request: r.Request, IPAddress: r.IPAddress, Protocol: r.Protocol, Certificate: r.Certificate,
		Kind: r.Kind, Encoding: r.Encoding, Documents: r.Documents,
	}
}
