package objects

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/convert"
	"github.com/gojscrape/gojscrape/runtime/selector"
)

// extraction is one call of extract: what its rules read from and where relative URLs
// in it lead.
type extraction struct {
	realm *Realm
	join  func(url string) string // nil where there is no response
}

// field is a name and a rule. Rules are read once for all that they are applied to.
type field struct {
	name string
	rule rule
}

// rule says what one field is. The author writes it as text (a CSS selector, the first
// match), as an array around one (all matches), or as an object.
type rule struct {
	where   string // the field, for errors
	css     string // the selector if query is by one
	query   func(*selector.Selector) (selector.List, error)
	all     bool
	pattern *selector.Pattern
	as      string
	absent  goja.Value // when nothing is found
	nested  bool       // the value is an object of fields
	fields  []field
}

// extract makes an object of a schema: { field: rule }.
func (e extraction) extract(from *selector.Selector, schema goja.Value) goja.Value {
	return e.object(from, e.fields(schema, ""))
}

// fields reads a schema.
func (e extraction) fields(schema goja.Value, where string) []field {
	o, ok := schema.(*goja.Object)
	if !ok || o.ClassName() == "Array" {
		e.realm.throwType("extract takes an object of fields and what they are%s, not %s", of(where), kind(schema))
	}
	var fields []field
	for _, key := range o.Keys() {
		fields = append(fields, field{key, e.rule(o.Get(key), strings.TrimPrefix(where+"."+key, "."))})
	}
	return fields
}

// object is an object of what the rules find.
func (e extraction) object(from *selector.Selector, fields []field) goja.Value {
	out := e.realm.rt.NewObject()
	for i := range fields {
		f := &fields[i]
		if err := out.DefineDataProperty(f.name, e.value(from, &f.rule), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE); err != nil {
			panic(err)
		}
	}
	return out
}

func of(where string) string {
	if where == "" {
		return ""
	}
	return " in " + where
}

// rule reads a rule as it was written.
func (e extraction) rule(v goja.Value, where string) rule {
	if isText(v) {
		return rule{where: where, css: v.String(), query: byCSS(v.String()), absent: goja.Null()}
	}
	o, ok := v.(*goja.Object)
	switch {
	case !ok || o.ClassName() == "Function":
		e.realm.throwType("extract: the field %s is %s: it takes a CSS selector, an array around one, or { css | xpath | each, … }", where, kind(v))
	case o.ClassName() != "Array":
		return e.ruleOf(o, where)
	case o.Get("length").ToInteger() != 1:
		e.realm.throwType("extract: the field %s is an array of %d: an array around one selector asks for all that it finds", where, o.Get("length").ToInteger())
	}
	inner := e.rule(o.Get("0"), where)
	inner.all = true
	return inner
}

func (e extraction) ruleOf(o *goja.Object, where string) rule {
	out := rule{where: where, absent: goja.Null()}
	text := func(key string, v goja.Value) string {
		if !isText(v) {
			e.realm.throwType("extract: %s of the field %s takes text, not %s", key, where, kind(v))
		}
		return v.String()
	}
	for _, key := range o.Keys() {
		v := o.Get(key)
		switch convert.Camel(key) {
		case "css":
			out.css = text(key, v)
			out.query = byCSS(out.css)
		case "xpath":
			query := text(key, v)
			out.css, out.query = "", func(s *selector.Selector) (selector.List, error) { return s.XPath(query, selector.XPathOptions{}) }
		case "jmespath":
			query := text(key, v)
			out.css, out.query = "", func(s *selector.Selector) (selector.List, error) { return s.JMESPath(query) }
		case "jsonpath":
			query := text(key, v)
			out.css, out.query = "", func(s *selector.Selector) (selector.List, error) { return s.JSONPath(query) }
		case "each":
			each := e.rule(v, where)
			out.css, out.query, out.all = each.css, each.query, true
		case "re":
			out.pattern = e.realm.compilePattern(v)
		case "as":
			if out.as = text(key, v); converters[out.as] == nil {
				e.realm.throwType("extract: the field %s can't be %q: as takes text, html, number, url or json", where, out.as)
			}
		case "default":
			out.absent = v
		case "all":
			out.all = out.all || v.ToBoolean()
		case "fields":
			out.nested, out.fields = true, e.fields(v, where)
		default:
			e.realm.throwType("extract: the field %s has %q, which is no part of a rule: these are css, xpath, jmespath, jsonpath, each, fields, re, as, all, default", where, key)
		}
	}
	if out.query == nil {
		e.realm.throwType("extract: the field %s says not what to select: it needs css, xpath, jmespath, jsonpath or each", where)
	}
	return out
}

func byCSS(query string) func(*selector.Selector) (selector.List, error) {
	return func(s *selector.Selector) (selector.List, error) { return s.CSS(query) }
}

// value is what a rule finds.
func (e extraction) value(from *selector.Selector, u *rule) goja.Value {
	if u.css != "" && !u.nested && u.pattern == nil && u.as == "" {
		return e.markup(from, u)
	}
	found, err := u.query(from)
	e.check(u, err)
	values := []any{}
	for _, s := range found {
		values = append(values, e.values(s, u)...)
		if !u.all && len(values) > 0 {
			break
		}
	}
	switch {
	case u.all:
		return e.realm.rt.NewArray(values...)
	case len(values) == 0:
		return u.absent
	}
	return values[0].(goja.Value)
}

// markup is the value of a rule with a CSS selector and nothing else.
func (e extraction) markup(from *selector.Selector, u *rule) goja.Value {
	if u.all {
		values, err := from.CSSGetAll(u.css)
		e.check(u, err)
		items := make([]any, len(values))
		for i, v := range values {
			items[i] = v
		}
		return e.realm.rt.NewArray(items...)
	}
	value, ok, err := from.CSSGet(u.css)
	e.check(u, err)
	if !ok {
		return u.absent
	}
	return e.realm.rt.ToValue(value)
}

func (e extraction) check(u *rule, err error) {
	if err != nil {
		e.realm.Errors.Throw(fmt.Errorf("extract: the field %s: %w", u.where, err))
	}
}

// values are those of one selected thing: one, or with a pattern any number.
func (e extraction) values(s *selector.Selector, u *rule) []any {
	if u.nested {
		return []any{e.object(s, u.fields)}
	}
	read := converters[u.as]
	if u.pattern == nil {
		return present(read(e, s, ""))
	}
	in := s.Text // a price is in what people read, not in the class of its tag
	if u.as == "" || u.as == "html" {
		in = s.Get
	}
	var values []any
	for _, match := range u.pattern.Find(in(), true) {
		values = append(values, present(read(e, nil, match))...)
		if !u.all {
			break
		}
	}
	return values
}

func present(v goja.Value) []any {
	if v == nil {
		return nil
	}
	return []any{v}
}

// converters make the value of a selected thing, or of the text that a pattern found in
// it when that is nil. No value is nil: text that is no number, no JSON.
var converters map[string]func(e extraction, s *selector.Selector, match string) goja.Value

func init() { // they need extraction's methods
	converters = map[string]func(extraction, *selector.Selector, string) goja.Value{
		"": func(e extraction, s *selector.Selector, match string) goja.Value {
			if s != nil {
				return e.realm.selected(s)
			}
			return e.realm.rt.ToValue(match)
		},
		"html": func(e extraction, s *selector.Selector, match string) goja.Value {
			if s != nil {
				match = s.Get()
			}
			return e.realm.rt.ToValue(match)
		},
		"text": func(e extraction, s *selector.Selector, match string) goja.Value {
			return e.realm.rt.ToValue(strings.Join(strings.Fields(textOf(s, match)), " "))
		},
		"number": func(e extraction, s *selector.Selector, match string) goja.Value {
			f, err := strconv.ParseFloat(strings.TrimSpace(textOf(s, match)), 64)
			if err != nil {
				return nil
			}
			return e.realm.rt.ToValue(f)
		},
		"url": func(e extraction, s *selector.Selector, match string) goja.Value {
			url := strings.TrimSpace(textOf(s, match))
			if e.join != nil {
				url = e.join(url)
			}
			return e.realm.rt.ToValue(url)
		},
		"json": func(e extraction, s *selector.Selector, match string) goja.Value {
			v, err := selector.DecodeJSON(textOf(s, match))
			if err != nil {
				return nil
			}
			return e.realm.jsonValue(v)
		},
	}
}

func textOf(s *selector.Selector, match string) string {
	if s != nil {
		return s.Text()
	}
	return match
}
