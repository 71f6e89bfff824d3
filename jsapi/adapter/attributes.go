package adapter

import (
	"fmt"
	"strconv"
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

// read takes all attributes anew. One of a type that makes no sense is an error that
// names it.
func (a *attributes) read(s *Spider) error {
	values := map[string]any{}
	for _, name := range attributeNames {
		v, err := convert.ToGo(s.host.rt, s.host.get(s.object, name))
		if err == nil && v != nil {
			values[name], err = attributeKinds[name](v)
		}
		if err != nil {
			return fmt.Errorf("%s of spider %q: %w", convert.Camel(name), s.name, err)
		}
	}
	a.values.Store(&values)
	return a.refresh(s)
}

// refresh takes allowed_domains anew if the script has changed it. It runs for each
// request that is yielded; one spelling answers for both.
func (a *attributes) refresh(s *Spider) error {
	v := s.object.Get("allowed_domains")
	length := lengthOf(v)
	if length >= 0 && a.seen == v && a.length == length && a.domains.Load() != nil {
		return nil
	}
	list, err := convert.ToGo(s.host.rt, v)
	domains := []string{}
	if err == nil {
		domains, err = asTexts(list)
	}
	if err != nil {
		return fmt.Errorf("allowedDomains of spider %q: %w", s.name, err)
	}
	a.seen, a.length = v, length
	a.domains.Store(&domains)
	return nil
}

// lengthOf is the length of a list, -1 of what has none.
func lengthOf(v goja.Value) int64 {
	o, ok := v.(*goja.Object)
	if !ok {
		return 0
	}
	length := o.Get("length")
	if length == nil {
		return -1
	}
	return length.ToInteger()
}

// attributeKinds are the types that the attributes of attributeNames take. Numbers may
// be written as text, since the arguments of -a are.
var attributeKinds = map[string]func(any) (any, error){
	"handle_httpstatus_list": asNumbers,
	"user_agent":             asText,
	"download_timeout":       asNumber,
	"download_delay":         asNumber,
	"download_maxsize":       asNumber,
	"download_warnsize":      asNumber,
}

func asNumber(v any) (any, error) {
	switch x := v.(type) {
	case int64, float64:
		return x, nil
	case string:
		if n, err := strconv.ParseInt(x, 10, 64); err == nil {
			return n, nil
		}
		if f, err := strconv.ParseFloat(x, 64); err == nil {
			return f, nil
		}
	}
	return nil, fmt.Errorf("it takes a number, not %v", v)
}

func asNumbers(v any) (any, error) {
	list := asList(v)
	numbers := make([]any, len(list))
	for i, e := range list {
		n, err := asNumber(e)
		if err != nil {
			return nil, fmt.Errorf("it takes a list of numbers, not %v", v)
		}
		numbers[i] = n
	}
	return numbers, nil
}

func asText(v any) (any, error) {
	if text, ok := v.(string); ok {
		return text, nil
	}
	return nil, fmt.Errorf("it takes text, not %v", v)
}

func asTexts(v any) ([]string, error) {
	texts := []string{}
	for _, e := range asList(v) {
		text, ok := e.(string)
		if !ok {
			return nil, fmt.Errorf("it takes a list of domain names, not %v", v)
		}
		texts = append(texts, text)
	}
	return texts, nil
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
