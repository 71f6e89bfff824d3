package pyliteral

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Template is a text with Python's named placeholders, such as "%(batch_id)05d":
// LOG_FORMAT and the URIs of feeds are written so
// (https://docs.python.org/3/library/stdtypes.html#printf-style-string-formatting).
type Template struct {
	parts []part
}

// part is a piece of text, or a placeholder when it has a name.
type part struct {
	text  string
	name  string
	flags string // flags, width and precision, which Go spells as Python does
	verb  byte
}

// placeholder matches one at the start of a text.
const placeholder = `^%\((\w+)\)([-+ 0#]*\d*(?:\.\d+)?)([sdifge])`

// ParseTemplate reads a template. "%%" is a percent sign; a "%" before anything but
// "(" stays as it is, so that percent-encoded URIs need no care. A placeholder that
// is not closed or has no conversion (s, d, i, f, g, e) is an error that names it.
func ParseTemplate(s string) (Template, error) {
	re := regexp.MustCompile(placeholder)
	var t Template
	text := ""
	for s != "" {
		before, after, found := strings.Cut(s, "%")
		text += before
		switch {
		case !found:
			s = ""
		case strings.HasPrefix(after, "%"):
			text, s = text+"%", after[1:]
		case strings.HasPrefix(after, "("):
			m := re.FindStringSubmatch("%" + after)
			if m == nil {
				return Template{}, fmt.Errorf("%q: a placeholder looks like %%(name)s or %%(name)05d", "%"+after)
			}
			t.parts = append(t.parts, part{text: text}, part{name: m[1], flags: m[2], verb: m[3][0]})
			text, s = "", after[len(m[0])-1:]
		default:
			text, s = text+"%", after
		}
	}
	t.parts = append(t.parts, part{text: text})
	return t, nil
}

// Names returns the names of the placeholders in their order, each once.
func (t Template) Names() []string {
	var names []string
	for _, p := range t.parts {
		if p.name != "" && !slices.Contains(names, p.name) {
			names = append(names, p.name)
		}
	}
	return names
}

// Append appends the text with each placeholder replaced by what value says of its name.
func (t Template) Append(b []byte, value func(name string) any) []byte {
	for _, p := range t.parts {
		if p.name == "" {
			b = append(b, p.text...)
			continue
		}
		b = p.append(b, value(p.name))
	}
	return b
}

func (p part) append(b []byte, v any) []byte {
	switch p.verb {
	case 's':
		if p.flags == "" {
			return append(b, Str(v)...)
		}
		return fmt.Appendf(b, "%"+p.flags+"s", Str(v))
	case 'd', 'i':
		return fmt.Appendf(b, "%"+p.flags+"d", whole(v))
	}
	return fmt.Appendf(b, "%"+p.flags+string(p.verb), fraction(v))
}

// whole is v for a conversion to an integer; fmt says so itself when v is no number.
func whole(v any) any {
	if f, ok := v.(float64); ok {
		return int64(f)
	}
	return v
}

func fraction(v any) any {
	switch n := v.(type) {
	case int:
		return float64(n)
	case int64:
		return float64(n)
	}
	return v
}
