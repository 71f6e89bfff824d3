package objects

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/runtime/selector"
)

func (r *Realm) join(t *response, ref string) string {
	url, err := t.URLJoin(ref)
	if err != nil {
		r.throwType("urljoin(%q) at %s: %s", ref, t.URL, err.Error())
	}
	return url
}

// follow makes a request for a URL, a Link, or a selector of an <a>, a <link> or an
// attribute (https://docs.scrapy.org/en/latest/topics/request-response.html#scrapy.http.TextResponse.follow).
func (r *Realm) follow(t *response, target, options goja.Value) goja.Value {
	return r.Request(r.makeRequest(r.join(t, r.targetURL(target)), options))
}

// targetURL is the URL that something to follow names, without the spaces HTML ignores.
func (r *Realm) targetURL(target goja.Value) string {
	if s, ok := r.ToSelector(target); ok {
		return r.selectorURL(s)
	}
	if o, ok := target.(*goja.Object); ok && !r.isURL(target) {
		if url := o.Get("url"); url != nil && !goja.IsUndefined(url) {
			return url.String() // a Link
		}
		r.throwType("follow takes a URL, a Link or a Selector, not %s (for all of a list use followAll)", kind(target))
	}
	if goja.IsUndefined(target) || goja.IsNull(target) {
		r.throwType("follow takes a URL, a Link or a Selector, not %s: the query found nothing?", target.String())
	}
	return strings.Trim(target.String(), " \t\n\r\f")
}

func (r *Realm) selectorURL(s *selector.Selector) string {
	name := s.Name()
	if name == "" {
		return strings.Trim(s.Get(), " \t\n\r\f")
	}
	if name != "a" && name != "link" {
		r.throwType("follow takes an <a> or <link> element or ::attr(), not <%s>", name)
	}
	href, ok := s.Attr("href")
	if !ok {
		r.throwType("follow: <%s> has no href attribute", name)
	}
	return strings.Trim(href, " \t\n\r\f")
}

var followAllQueries = convert.NewOptions("css", "xpath")

// followAll makes a request for each of a list, or for each link that { css } or
// { xpath } selects; the other members of that object are options of the requests.
// Elements of a query without href are left out, as in Scrapy.
func (r *Realm) followAll(t *response, targets, options goja.Value) goja.Value {
	if o, ok := targets.(*goja.Object); ok {
		if query, isQuery := r.query(t, o); isQuery {
			if !goja.IsUndefined(options) {
				r.throwType("followAll({ css | xpath, … }) takes the options of its requests in the same object, not in a second one")
			}
			return r.requestsFor(t, query, r.without(o, followAllQueries))
		}
	}
	var urls []string
	if list, ok := r.toList(targets); ok {
		for _, s := range list {
			urls = append(urls, r.selectorURL(s))
		}
	} else {
		r.mustBeIterable(targets)
		r.rt.ForOf(targets, func(v goja.Value) bool {
			urls = append(urls, r.targetURL(v))
			return true
		})
	}
	return r.requests(t, urls, options)
}

func (r *Realm) mustBeIterable(targets goja.Value) {
	if o, ok := targets.(*goja.Object); ok {
		if _, ok := goja.AssertFunction(o.GetSymbol(goja.SymIterator)); ok {
			return
		}
	}
	r.throwType("followAll takes a list, { css } or { xpath }, not %s", kind(targets))
}

// query runs the css or xpath member of a followAll object.
func (r *Realm) query(t *response, o *goja.Object) (list selector.List, isQuery bool) {
	if o.ClassName() != "Object" {
		return nil, false
	}
	css, xpath := o.Get("css"), o.Get("xpath")
	var err error
	switch {
	case css != nil && xpath != nil:
		r.throwType("followAll takes css or xpath, not both")
	case css != nil:
		list, err = t.Response.Selector().CSS(css.String())
	case xpath != nil:
		list, err = t.Response.Selector().XPath(xpath.String(), selector.XPathOptions{})
	default:
		return nil, false
	}
	if err != nil {
		r.Errors.Throw(err)
	}
	return list, true
}

func (r *Realm) requestsFor(t *response, list selector.List, options goja.Value) goja.Value {
	var urls []string
	for _, s := range list {
		if _, hasHref := s.Attr("href"); s.Name() == "" || hasHref {
			urls = append(urls, r.selectorURL(s))
		}
	}
	return r.requests(t, urls, options)
}

func (r *Realm) requests(t *response, urls []string, options goja.Value) goja.Value {
	made := make([]any, len(urls))
	for i, url := range urls {
		made[i] = r.Request(r.makeRequest(r.join(t, url), options))
	}
	return r.rt.NewArray(made...)
}

// without copies an object without some of its members.
func (r *Realm) without(o *goja.Object, names convert.Options) goja.Value {
	rest := r.rt.NewObject()
	for _, key := range o.Keys() {
		if _, skip := names[key]; !skip {
			if err := rest.Set(key, o.Get(key)); err != nil {
				panic(err)
			}
		}
	}
	return rest
}
