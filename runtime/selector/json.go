package selector

import (
	"sync"

	"github.com/gojscrape/gojscrape/runtime/selector/jsonquery"
)

// jsonText is a text that may be JSON. It is decoded once, when somebody queries it.
type jsonText struct {
	decode sync.Once
	value  jsonquery.Value
}

// of is the decoded text; what is not JSON is null, as in parsel.
func (j *jsonText) of(text string) jsonquery.Value {
	j.decode.Do(func() { j.value, _ = jsonquery.Decode(text) })
	return j.value
}

var (
	jmespathQueries = newCache[string, *jsonquery.Query](cachedQueries)
	jsonpathQueries = newCache[string, *jsonquery.Query](cachedQueries)
)

// JMESPath returns what a query (https://jmespath.org) selects from JSON: from the text
// of a JSON document, from what another such query selected, or from the text of a node
// such as a script. A text that is not JSON is null. The error is a *QueryError.
func (s *Selector) JMESPath(query string) (List, error) {
	q, err := jmespathQueries.get(query, func() (*jsonquery.Query, error) { return jsonquery.CompileJMESPath(query) })
	return s.queryJSON("JMESPath", query, q, err)
}

// JSONPath is JMESPath for the queries of RFC 9535.
func (s *Selector) JSONPath(query string) (List, error) {
	q, err := jsonpathQueries.get(query, func() (*jsonquery.Query, error) { return jsonquery.CompileJSONPath(query) })
	return s.queryJSON("JSONPath", query, q, err)
}

func (s *Selector) queryJSON(kind, query string, q *jsonquery.Query, err error) (List, error) {
	var values []jsonquery.Value
	if err == nil {
		values, err = q.Find(s.decoded())
	}
	if err != nil {
		return nil, &QueryError{Kind: kind, Query: query, Err: err}
	}
	var found results
	for _, v := range values {
		if text, isText := v.(string); isText {
			found.add(Selector{typ: Text, kind: aText, value: text, doc: &document{text: text}})
		} else {
			found.add(Selector{typ: JSON, kind: aJSON, json: v})
		}
	}
	return found.list(), nil
}

// decoded is the JSON value that queries start from.
func (s *Selector) decoded() jsonquery.Value {
	if s.kind != aJSON {
		v, _ := jsonquery.Decode(s.Text())
		return v
	}
	if text, ok := s.json.(*jsonText); ok {
		return text.of(s.value)
	}
	return s.json
}

// JSONValue is a decoded value: nil, a bool, a string, a JSONNumber, a []JSONValue or a
// *JSONObject. None is ever changed.
type (
	JSONValue  = jsonquery.Value
	JSONNumber = jsonquery.Number
	JSONObject = jsonquery.Object
)

// DecodeJSON reads a text of JSON. A number may be beyond every float64.
func DecodeJSON(text string) (JSONValue, error) { return jsonquery.Decode(text) }

// JSONValue is the value that a query selected from JSON if it is no text. Get is its JSON.
func (s *Selector) JSONValue() (v JSONValue, ok bool) {
	if _, whole := s.json.(*jsonText); s.kind != aJSON || whole {
		return nil, false
	}
	return s.json, true
}
