package crawl

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
)

// Request is one page to fetch and who receives it
// (https://docs.scrapy.org/en/latest/topics/request-response.html#scrapy.Request).
// URL and Body are fixed once it is made: Replace makes a changed copy.
type Request struct {
	URL        string
	Method     string
	Headers    *Headers
	Body       []byte
	Cookies    []Cookie
	Meta       *Values
	CBKwargs   *Values
	Encoding   string // of the URL's query and of a body given as text; "" is UTF-8
	Priority   int    // higher leaves the scheduler first
	DontFilter bool   // passes the dupefilter
	Flags      []string
	Callback   Callback
	Errback    Errback

	// Handle is what the spider's own language knows this request by; a copy has none. One
	// that is a Disposable may get lost while the request waits.
	Handle any
	// Origin is the code that has made this request, or has had it in its hands; nil for
	// none but that of the engine. A copy has the same one.
	Origin Origin

	mark uint64 // see Mark
}

// Disposable is a Handle that can say whether it holds nothing that could not be made
// again of the request. It may be asked from any goroutine.
type Disposable interface{ Disposable() bool }

// Mark is a number that stays with a request while it waits, when the Request that comes
// back may be another one. The first call takes it from last; a copy has none.
func (r *Request) Mark(last *atomic.Uint64) uint64 {
	if n := r.Marked(); n != 0 {
		return n
	}
	atomic.CompareAndSwapUint64(&r.mark, 0, last.Add(1))
	return r.Marked()
}

// Marked is the number that Mark has given, 0 for none.
func (r *Request) Marked() uint64 { return atomic.LoadUint64(&r.mark) }

// Origin is one version of a script, as its requests know it. A request may be carried by
// a later version once it has nothing in it any more that belongs to this one.
type Origin interface {
	// Holds says that a request has values in its meta or cb_kwargs that only this version
	// can read.
	Holds(req *Request) bool
	// Move returns a copy of a request for another version, with these values as plain
	// data. It fails for what is no plain data, and once this version is gone.
	Move(ctx context.Context, req *Request) (*Request, error)
}

// Pinned says that a request has a function of its code for a callback or an errback: no
// other version of the code can carry it.
func (r *Request) Pinned() bool {
	return r.Origin != nil && (r.Callback.Func != nil || r.Errback.Func != nil)
}

// Cookie is one cookie that a request asks to send.
type Cookie struct {
	Name, Value  string
	Domain, Path string
	// Secure is nil when not said: then it follows the scheme of the request.
	Secure *bool
}

// NewRequest makes a GET request for url, cleaned as browsers clean it. A URL
// without a scheme is an error that names it.
func NewRequest(url string) (*Request, error) {
	req := BlankRequest()
	if err := req.SetURL(url); err != nil {
		return nil, err
	}
	return req, nil
}

// BlankRequest makes a GET request that has no URL yet.
func BlankRequest() *Request {
	r := &wholeRequest{}
	r.Method = "GET"
	r.own()
	return &r.Request
}

// wholeRequest is a request and what it points to, in one piece of memory.
type wholeRequest struct {
	Request
	headers        Headers
	meta, cbKwargs Values
}

func (r *wholeRequest) own() { r.Headers, r.Meta, r.CBKwargs = &r.headers, &r.meta, &r.cbKwargs }

// SetURL cleans url and stores it; Encoding and meta.verbatim_url count. It is for
// whoever makes a request: afterwards the URL does not change. Its only error is
// *InvalidURLError.
func (r *Request) SetURL(url string) error {
	if !r.Meta.Bool("verbatim_url") {
		clean, err := SafeURL(url, r.Encoding)
		if err != nil {
			return &InvalidURLError{err.Error()}
		}
		url = clean
	}
	if !strings.Contains(url, "://") && !strings.HasPrefix(url, "about:") && !strings.HasPrefix(url, "data:") {
		// Scrapy's text, and then what to do about it.
		return &InvalidURLError{"Missing scheme in request url: " + url + " (" + schemeAdvice(url) + ")"}
	}
	r.URL = url
	return nil
}

// InvalidURLError says why no request can be made of a URL. Logs and stats know it by
// the name of Python's error, as Scrapy's do.
type InvalidURLError struct{ Message string }

func (e *InvalidURLError) Error() string { return e.Message }

func (e *InvalidURLError) ErrorName() string { return "ValueError" }

func schemeAdvice(url string) string {
	if host, ok := strings.CutPrefix(url, "//"); ok {
		return `write it whole, as in "https://` + host + `"`
	}
	if url == "" || strings.ContainsAny(url[:1], "/?#.") {
		return "a request needs a whole URL: follow it with response.follow, or resolve it with response.urljoin"
	}
	return `write it whole, as in "https://` + url + `", or resolve it with response.urljoin`
}

// SetBody stores a body given as text, in the Encoding of the request. Like SetURL it
// is for whoever makes a request. Text that the encoding can't express is an error.
func (r *Request) SetBody(text string) error {
	cs, err := exactCharset(r.Encoding)
	if err != nil {
		return err
	}
	body, err := cs.encode(text)
	if err != nil {
		return fmt.Errorf("body of %s: %w", r, err)
	}
	r.Body = []byte(body)
	return nil
}

// Replace returns a copy with the changes that change makes to it; the request itself
// stays as it is. A changed URL is cleaned as by SetURL.
func (r *Request) Replace(change func(*Request)) (*Request, error) {
	c := r.Copy()
	change(c)
	if c.URL == r.URL {
		return c, nil
	}
	if err := c.SetURL(c.URL); err != nil {
		return nil, err
	}
	return c, nil
}

// Copy returns a copy that shares nothing that can change.
func (r *Request) Copy() *Request {
	c := &wholeRequest{Request: *r}
	c.headers.list, c.meta.list, c.cbKwargs.list = r.Headers.snapshot(), r.Meta.snapshot(), r.CBKwargs.snapshot()
	c.own()
	c.Cookies = slices.Clone(r.Cookies)
	c.Flags = slices.Clone(r.Flags)
	c.Handle, c.mark = nil, 0
	return &c.Request
}

// String is the form logs use: "<GET https://example.com/>", without credentials of the URL.
func (r *Request) String() string { return "<" + r.Method + " " + WithoutCredentials(r.URL) + ">" }

// Referer is the request's Referer header as logs show it: "None" without one.
func (r *Request) Referer() string {
	if referer := r.Headers.Get("Referer"); referer != "" {
		return referer
	}
	return "None"
}
