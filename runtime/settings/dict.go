package settings

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
)

// Dict is an ordered mapping: a setting such as FEEDS or ITEM_PIPELINES.
type Dict []DictEntry

// DictEntry is one entry of a Dict. Value is nil, bool, int64, float64, string, []any or Dict.
type DictEntry struct {
	Key   string
	Value any
}

// Get returns the value of key and whether it is there.
func (d Dict) Get(key string) (any, bool) {
	for _, e := range d {
		if e.Key == key {
			return e.Value, true
		}
	}
	return nil, false
}

// All ranges over the entries in order.
func (d Dict) All() iter.Seq2[string, any] {
	return func(yield func(string, any) bool) {
		for _, e := range d {
			if !yield(e.Key, e.Value) {
				return
			}
		}
	}
}

// with returns a copy in which key has a value; a key that is there keeps its place.
func (d Dict) with(key string, value any) Dict {
	d = slices.Clone(d)
	for i := range d {
		if d[i].Key == key {
			d[i].Value = value
			return d
		}
	}
	return append(d, DictEntry{key, value})
}

// toDict takes a Dict, or JSON text as -s gives it.
func toDict(v any) (Dict, error) {
	switch x := v.(type) {
	case nil:
		return nil, nil
	case Dict:
		return x, nil
	case string:
		if strings.TrimSpace(x) == "" {
			return nil, nil
		}
		return parseDict(x)
	}
	return nil, fmt.Errorf("%s is no mapping", show(v))
}

func parseDict(text string) (Dict, error) {
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	v, err := decodeJSON(dec)
	if err != nil {
		return nil, fmt.Errorf("%q is no JSON object: %w", text, err)
	}
	d, ok := v.(Dict)
	if _, err := dec.Token(); !ok || err != io.EOF {
		return nil, fmt.Errorf("%q is no JSON object", text)
	}
	return d, nil
}

// decodeJSON reads one value with the order of its keys.
func decodeJSON(dec *json.Decoder) (any, error) {
	t, err := dec.Token()
	if err != nil {
		return nil, err
	}
	switch t := t.(type) {
	case json.Number:
		if n, err := t.Int64(); err == nil {
			return n, nil
		}
		return t.Float64()
	case json.Delim:
		if t == '[' {
			return decodeArray(dec)
		}
		return decodeObject(dec)
	}
	return t, nil
}

func decodeArray(dec *json.Decoder) (any, error) {
	list := []any{}
	for dec.More() {
		v, err := decodeJSON(dec)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	_, err := dec.Token()
	return list, err
}

// decodeObject reads an object; of a key that is there twice the last value counts.
func decodeObject(dec *json.Decoder) (any, error) {
	d := Dict{}
	for dec.More() {
		k, err := dec.Token()
		if err != nil {
			return nil, err
		}
		v, err := decodeJSON(dec)
		if err != nil {
			return nil, err
		}
		d = d.with(k.(string), v)
	}
	_, err := dec.Token()
	return d, err
}
