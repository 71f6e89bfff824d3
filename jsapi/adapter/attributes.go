package adapter

import (
	"sync/atomic"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/runtime/component"
)

// attributes are what components ask of the spider, as they were when it last ran. They
// are read on the loop and asked for anywhere.
type attributes struct {
	values  atomic.Pointer[map[string]any]
	domains atomic.Pointer[[]string]

	// What the domains were read from: as long as it is the same list of the same length
	// it is not read again. Loop only.
	seen   goja.Value
	length int64
}

var _ component.SpiderInfo = (*Spider)(nil)

// AllowedDomains are the domains a request may go to; none means all.
func (s *Spider) AllowedDomains() []string {
	if d := s.attrs.domains.Load(); d != nil {
		return *d
	}
	return nil
}

// Attr returns an attribute of the spider under Scrapy's name.
func (s *Spider) Attr(name string) any {
	if v := s.attrs.values.Load(); v != nil {
		return (*v)[name]
	}
	return nil
}

// read takes all attributes anew.
func (a *attributes) read(s *Spider) {
	values := map[string]any{}
	for _, name := range attributeNames {
		v, err := convert.ToGo(s.host.rt, s.host.get(s.object, name))
		if err == nil && v != nil {
			values[name] = v
		}
	}
	a.values.Store(&values)
	a.refresh(s)
}

// refresh takes allowed_domains anew if the script has changed it.
func (a *attributes) refresh(s *Spider) {
	v := s.host.get(s.object, "allowed_domains")
	length := int64(0)
	if o, ok := v.(*goja.Object); ok {
		length = o.Get("length").ToInteger()
	}
	if a.seen == v && a.length == length && a.domains.Load() != nil {
		return
	}
	a.seen, a.length = v, length
	domains := []string{}
	list, _ := convert.ToGo(s.host.rt, v)
	for _, d := range asList(list) {
		if text, ok := d.(string); ok {
			domains = append(domains, text)
		}
	}
	a.domains.Store(&domains)
}

// asList takes a list, or one value for a list of one.
func asList(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{v}
}
