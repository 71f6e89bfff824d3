package pyliteral_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/pyliteral"
)

func TestTemplatesFillInAsPython(t *testing.T) {
	values := map[string]any{"name": "it's", "n": int64(7), "f": 2.5, "none": nil}
	cases := []struct{ template, want string }{
		{"", ""},
		{"plain", "plain"},
		{"%(name)s-%(none)s", "it's-None"},
		{"[%(name)8s][%(name)-8s][%(name).2s]", "[    it's][it's    ][it]"},
		{"%(n)d %(n)05d %(n)+i %(n)s %(f)d", "7 00007 +7 7 2"},
		{"%(f).2f %(n)g", "2.50 7"},
		{"100%% a%20b %", "100% a%20b %"},
		{"%%(name)s", "%(name)s"},
	}
	for _, c := range cases {
		tmpl, err := pyliteral.ParseTemplate(c.template)
		if err != nil {
			t.Errorf("%s: %v", c.template, err)
			continue
		}
		got := string(tmpl.Append(nil, func(name string) any { return values[name] }))
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.template, got, c.want)
		}
	}
}

func TestTemplatesNameTheirPlaceholdersOnce(t *testing.T) {
	tmpl, err := pyliteral.ParseTemplate("%(b)s %(a)d %(b)s %%(c)s")
	if got := tmpl.Names(); err != nil || !slices.Equal(got, []string{"b", "a"}) {
		t.Errorf("names %v, error %v", got, err)
	}
}

func TestBrokenTemplatesAreErrors(t *testing.T) {
	for _, template := range []string{"x %(name", "x %(name)", "x %(name)q", "x %()s"} {
		_, err := pyliteral.ParseTemplate(template)
		if err == nil || !strings.Contains(err.Error(), template[2:]) {
			t.Errorf("%s: error %v", template, err)
		}
	}
}
