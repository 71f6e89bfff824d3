package objects

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/selector"
)

// response is a crawl.Response and what its object keeps beside it.
type response struct {
	*crawl.Response
	realm  *Realm
	object *goja.Object
	body   goja.Value
	text   goja.Value
	dollar goja.Value
}

var kindClasses = map[crawl.Kind]string{
	crawl.Binary: "Response", crawl.Text: "TextResponse", crawl.HTML: "HtmlResponse",
	crawl.XML: "XmlResponse", crawl.JSON: "JsonResponse",
}

// Response is the object of resp, always the same one in one runtime; nil is null.
func (r *Realm) Response(resp *crawl.Response) goja.Value {
	if resp == nil {
		return goja.Null()
	}
	if t, ok := resp.Handle.(*response); ok && t.realm == r {
		return t.object
	}
	t := &response{Response: resp, realm: r}
	t.object = wrap(r, kindClasses[resp.Kind], t)
	resp.Handle = t
	return t.object
}

// ToResponse is the response that an object stands for.
func (r *Realm) ToResponse(v goja.Value) (*crawl.Response, bool) {
	t, ok := convert.Unbox[*response](v, r.held)
	if !ok {
		return nil, false
	}
	return t.Response, true
}

func (r *Realm) newResponse(c goja.FunctionCall) goja.Value {
	o := c.Argument(0).ToObject(r.rt)
	if !isText(c.Argument(1)) {
		r.throwType("Response url must be text, not %s", kind(c.Argument(1)))
	}
	resp := &crawl.Response{URL: c.Argument(1).String(), Status: 200, Headers: &crawl.Headers{}, Kind: r.kindOf(o)}
	r.readResponse(resp, c.Argument(2))
	t := &response{Response: resp, realm: r, object: o}
	resp.Handle = t
	hold(r, o, t)
	return goja.Undefined()
}

// kindOf is the kind of the class an object was made of.
func (r *Realm) kindOf(o *goja.Object) crawl.Kind {
	for p := o.Prototype(); p != nil; p = p.Prototype() {
		for kind, class := range kindClasses {
			if r.protos[class] == p {
				return kind
			}
		}
	}
	return crawl.Binary
}

func (r *Realm) readResponse(resp *crawl.Response, options goja.Value) {
	if goja.IsUndefined(options) || goja.IsNull(options) {
		return
	}
	o, ok := options.(*goja.Object)
	if !ok {
		r.throwType("the options of a Response are an object, not %s", options.String())
	}
	for _, key := range o.Keys() {
		v := o.Get(key)
		switch {
		case goja.IsUndefined(v):
		case key == "url":
			resp.URL = v.String()
		case key == "status":
			resp.Status = r.wholeNumber("status", v)
		case key == "headers":
			resp.Headers = &crawl.Headers{}
			r.fillHeaders(resp.Headers, v)
		case key == "body":
			resp.Body = r.readBody(v)
		case key == "encoding":
			resp.Encoding = v.String()
		case key == "flags":
			resp.Flags = r.headerValues(v)
		case key == "request":
			resp.Request = r.readRequest(v)
		default:
			r.throwType("a Response has no option %q; its options are status, headers, body, encoding, request, flags, url", key)
		}
	}
}

func (r *Realm) readRequest(v goja.Value) *crawl.Request {
	req, ok := r.ToRequest(v)
	if !ok && !goja.IsNull(v) {
		r.throwType("request takes a Request, not %s", kind(v))
	}
	return req
}

var responseMembers = []member[*response]{
	{name: "url", get: func(r *Realm, t *response) goja.Value { return r.rt.ToValue(t.URL) }},
	{name: "status", get: func(r *Realm, t *response) goja.Value { return r.rt.ToValue(t.Status) }},
	{name: "headers", get: func(r *Realm, t *response) goja.Value { return r.Headers(t.Headers) }},
	{name: "body", get: func(r *Realm, t *response) goja.Value {
		if t.body == nil {
			t.body = convert.Bytes(r.rt, t.Body)
		}
		return t.body
	}},
	{name: "flags", get: func(r *Realm, t *response) goja.Value { return convert.ToJS(r.rt, append([]string{}, t.Flags...)) }},
	{name: "request", get: func(r *Realm, t *response) goja.Value {
		if t.Request == nil {
			return goja.Null()
		}
		return r.Request(t.Request)
	}},
	{name: "meta", get: func(r *Realm, t *response) goja.Value { return r.Request(r.requestOf(t, "meta")).Get("meta") }},
	{name: "cb_kwargs", get: func(r *Realm, t *response) goja.Value {
		return r.Request(r.requestOf(t, "cbKwargs")).Get("cbKwargs")
	}},
	{name: "ip_address", get: func(r *Realm, t *response) goja.Value { return orNull(r, t.IPAddress) }},
	{name: "protocol", get: func(r *Realm, t *response) goja.Value { return orNull(r, t.Protocol) }},
	{name: "certificate", get: func(r *Realm, t *response) goja.Value { return r.certificate(t) }},
	{name: "copy", call: func(r *Realm, t *response, _ goja.FunctionCall) goja.Value {
		return r.deriveResponse(t, t.Response.Copy())
	}},
	{name: "replace", call: func(r *Realm, t *response, c goja.FunctionCall) goja.Value {
		resp := t.Response.Copy()
		r.readResponse(resp, c.Argument(0))
		return r.deriveResponse(t, resp)
	}},
	{name: "urljoin", call: func(r *Realm, t *response, c goja.FunctionCall) goja.Value {
		return r.rt.ToValue(r.join(t, c.Argument(0).String()))
	}},
	{name: "follow", call: func(r *Realm, t *response, c goja.FunctionCall) goja.Value {
		return r.follow(t, c.Argument(0), c.Argument(1))
	}},
	{name: "follow_all", call: func(r *Realm, t *response, c goja.FunctionCall) goja.Value {
		return r.followAll(t, c.Argument(0), c.Argument(1))
	}},
	{name: "toString", call: func(r *Realm, t *response, _ goja.FunctionCall) goja.Value {
		return r.rt.ToValue(t.Response.String())
	}},
}

// notText are the members that a response has only when its content is text. A plain
// Response says so; its subclasses have the real ones.
var notText = func() []member[*response] {
	refuse := func(r *Realm, t *response) goja.Value {
		r.Errors.Throw(&crawl.NotSupported{Message: fmt.Sprintf("Response content isn't text: %s is %s", t.Response, contentType(t))})
		return nil
	}
	var list []member[*response]
	for _, name := range []string{"text", "encoding", "selector", "$"} {
		list = append(list, member[*response]{name: name, get: refuse})
	}
	for _, name := range []string{"css", "xpath", "jmespath", "jsonpath", "extract", "json"} {
		list = append(list, member[*response]{name: name, call: func(r *Realm, t *response, _ goja.FunctionCall) goja.Value { return refuse(r, t) }})
	}
	return list
}()

func contentType(t *response) string {
	if ct := t.Headers.Get("Content-Type"); ct != "" {
		return ct
	}
	return "of no known type"
}

var textResponseMembers = []member[*response]{
	{name: "text", get: func(r *Realm, t *response) goja.Value {
		if t.text == nil {
			t.text = r.rt.ToValue(t.Text())
		}
		return t.text
	}},
	{name: "encoding", get: func(r *Realm, t *response) goja.Value { return r.rt.ToValue(t.TextEncoding()) }},
	{name: "selector", get: func(r *Realm, t *response) goja.Value { return r.Selector(t.Response.Selector()) }},
	{name: "$", get: func(r *Realm, t *response) goja.Value { return r.dollar(t) }},
	{name: "css", call: func(r *Realm, t *response, c goja.FunctionCall) goja.Value {
		return r.list(t.Response.Selector().CSS(r.queryText("css", c)))
	}},
	{name: "xpath", call: func(r *Realm, t *response, c goja.FunctionCall) goja.Value {
		return r.list(t.Response.Selector().XPath(r.queryText("xpath", c), r.xpathOptions(c.Argument(1))))
	}},
	{name: "jmespath", call: func(r *Realm, t *response, c goja.FunctionCall) goja.Value {
		return r.list(t.Response.Selector().JMESPath(r.queryText("jmespath", c)))
	}},
	{name: "jsonpath", call: func(r *Realm, t *response, c goja.FunctionCall) goja.Value {
		return r.list(t.Response.Selector().JSONPath(r.queryText("jsonpath", c)))
	}},
	{name: "extract", call: func(r *Realm, t *response, c goja.FunctionCall) goja.Value {
		e := extraction{realm: r, join: func(url string) string { return r.join(t, url) }}
		return e.extract(t.Response.Selector(), c.Argument(0))
	}},
	{name: "json", call: func(r *Realm, t *response, _ goja.FunctionCall) goja.Value { return r.json(t) }},
}

// requestOf is the request of a response that must have one.
func (r *Realm) requestOf(t *response, member string) *crawl.Request {
	if t.Request == nil {
		r.throwType("response.%s is not available: this response is not tied to any request", member)
	}
	return t.Request
}

func (r *Realm) deriveResponse(from *response, resp *crawl.Response) goja.Value {
	t := &response{Response: resp, realm: r}
	t.object = r.likeness(from.object)
	hold(r, t.object, t)
	resp.Handle = t
	return t.object
}

// json parses the body as JSON.parse does; what is wrong is said with the URL.
func (r *Realm) json(t *response) goja.Value {
	parse, _ := goja.AssertFunction(r.rt.GlobalObject().Get("JSON").ToObject(r.rt).Get("parse"))
	v, err := parse(goja.Undefined(), r.rt.ToValue(t.Text()))
	if err == nil {
		return v
	}
	if v, err := selector.DecodeJSON(t.Text()); err == nil { // goja refuses 1e400
		return r.jsonValue(v)
	}
	var syntax *json.SyntaxError
	var into any
	where := err
	if bad := json.Unmarshal([]byte(t.Text()), &into); errors.As(bad, &syntax) {
		where = fmt.Errorf("%w at byte %d", bad, syntax.Offset)
	}
	r.Errors.Throw(fmt.Errorf("the body of %s is no JSON: %w", t.Response, where))
	return nil
}

func (r *Realm) certificate(t *response) goja.Value {
	c := t.Certificate
	if c == nil {
		return goja.Null()
	}
	return convert.ToJS(r.rt, crawl.Fields{
		{Name: "subject", Value: c.Subject.String()}, {Name: "issuer", Value: c.Issuer.String()},
		{Name: "validFrom", Value: c.NotBefore}, {Name: "validTo", Value: c.NotAfter},
		{Name: "serialNumber", Value: c.SerialNumber.Text(16)}, {Name: "raw", Value: c.Raw},
	})
}

func orNull(r *Realm, s string) goja.Value {
	if s == "" {
		return goja.Null()
	}
	return r.rt.ToValue(s)
}
