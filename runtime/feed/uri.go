package feed

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/pyliteral"
)

// expand fills in the placeholders of a feed's URI: time, batch_time, batch_id, and
// any attribute of the spider, name among them. A placeholder that names nothing is
// an error.
func expand(template pyliteral.Template, spider component.SpiderInfo, now time.Time, batch int, scheme string) (string, error) {
	values := map[string]any{
		"time":       stamp(now.Truncate(time.Second)),
		"batch_time": stamp(now),
		"batch_id":   batch,
	}
	for _, name := range template.Names() {
		if _, ours := values[name]; ours {
			continue
		}
		v := attribute(spider, name)
		if v == nil {
			return "", fmt.Errorf("the spider has no attribute %q for %%(%s)s; there are time, batch_time, batch_id, name and what the spider sets, as with -a %s=…", name, name, name)
		}
		values[name] = harmless(v, scheme)
	}
	return string(template.Append(nil, func(name string) any { return values[name] })), nil
}

func attribute(spider component.SpiderInfo, name string) any {
	if name == "name" {
		return spider.Name()
	}
	return spider.Attr(name)
}

// stamp is Python's isoformat of a time in UTC with "-" for ":", which not every file
// system allows: "2026-08-21T10-00-00.123456+00-00", without a fraction that is 0.
func stamp(t time.Time) string {
	layout := "2006-01-02T15-04-05.000000"
	if t.Nanosecond()/1000 == 0 {
		layout = "2006-01-02T15-04-05"
	}
	return t.UTC().Format(layout) + "+00-00"
}

// harmless is a value that can't lead out of the folder that the author of the URI
// meant: it has no separators, no control characters and is no name of dots. Numbers
// stay numbers for the sake of %(page)03d.
func harmless(v any, scheme string) any {
	switch v.(type) {
	case int, int64, float64:
		return v
	}
	text := strings.Map(func(r rune) rune {
		if r == '/' || r == '\\' || unicode.IsControl(r) {
			return '_'
		}
		return r
	}, pyliteral.Str(v))
	text = strings.ReplaceAll(text, "..", "__")
	if text == "." {
		text = "_"
	}
	if scheme == "file" {
		return strings.ReplaceAll(text, "%", "%25")
	}
	return text
}
