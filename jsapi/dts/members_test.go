package dts_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// declaredIn are the declarations that together describe what a script finds under a name.
var declaredIn = map[string][]string{
	"Spider":          {"Spider", "SpiderAttributes"},
	"Spider (static)": {"SpiderStatics"},
	"Request":         {"RequestMembers"},
	"Response":        {"ResponseMembers", "TextMembers"},
	"TextResponse":    {"TextMembers"},
	"Headers":         {"HeadersMembers", "Headers"},
	"Selector":        {"SelectorMembers", "Queries"},
	"SelectorList":    {"ListMembers", "Queries", "SelectorList"},
	"Failure":         {"Failure"},
	"crawler":         {"CrawlerMembers"},
	"engine":          {"EngineMembers"},
	"stats":           {"StatsMembers"},
	"signals":         {"SignalsMembers"},
	"signal names":    {"SignalEvents"},
	"robot parser":    {"RobotParserMembers"},
	"settings":        {"SettingsMembers"},
	"logger":          {"LoggerMembers"},
}

// A spider writes down the members of everything it can reach; each must be declared, and
// nothing more.
func TestMembersAreThoseOfAScript(t *testing.T) {
	finds := walk(t, "testdata/walk.js")
	module := declared(t)["gojscrape"]
	for name, declarations := range declaredIn {
		var declares []string
		for _, d := range declarations {
			if module[d] == nil {
				t.Fatalf("there is no declaration of %s", d)
			}
			declares = append(declares, module[d].members...)
		}
		twins := snakes(declares)
		members := slices.DeleteFunc(finds[name].Members, func(m string) bool {
			return !slices.Contains(declares, m) && slices.Contains(twins, m)
		})
		if len(members) == 0 {
			t.Errorf("the script found no members of %s", name)
		}
		same(t, name, members, declares)
	}
	for name := range finds {
		if declaredIn[name] == nil && name != "exports" {
			t.Errorf("nothing says where %s is declared", name)
		}
	}
	same(t, "gojscrape", finds["exports"].Members, module.values())
}

var capital = regexp.MustCompile(`[A-Z]`)

// snakes are Scrapy's spellings of names.
func snakes(camels []string) (names []string) {
	for _, name := range camels {
		names = append(names, capital.ReplaceAllStringFunc(name, func(c string) string { return "_" + strings.ToLower(c) }))
	}
	return names
}
