package dts_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/dts"
)

// declaration is what the files say about a name. Interfaces that are declared in several
// places, and the variable of the same name, are one.
type declaration struct {
	value   bool     // something a script finds, not just a type
	members []string // of the interface or class
	statics []string // of the class or variable
	parents []string // interfaces and classes whose members it has, too
	typed   string   // the type of a variable: "Console"
}

// scope is the declarations of a module, or the global ones, by name.
type scope map[string]*declaration

func (s scope) at(name string) *declaration {
	if s[name] == nil {
		s[name] = &declaration{}
	}
	return s[name]
}

// values are the names that a script finds, in order.
func (s scope) values() (names []string) {
	for name, d := range s {
		if d.value {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// declared are all declarations by module; "" has the global ones.
func declared(t *testing.T) map[string]scope {
	t.Helper()
	text := regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(dts.Declarations(), "")
	text = regexp.MustCompile(`(?m)^\s*//.*$`).ReplaceAllString(text, "")
	modules := map[string]scope{"": {}}
	for _, s := range statements(text) {
		if m := regexp.MustCompile(`^declare module '(.*?)'`).FindStringSubmatch(s.head); m != nil {
			if modules[m[1]] == nil {
				modules[m[1]] = scope{}
			}
			for _, inner := range statements(s.body) {
				declare(modules[m[1]], inner)
			}
			continue
		}
		declare(modules[""], s)
	}
	return modules
}

var (
	typeHead  = regexp.MustCompile(`^(?:export )?(?:declare )?(interface|class) (\w+)`)
	valueHead = regexp.MustCompile(`^(?:export |declare )(?:const|var|function) (\w+)`)
	starHead  = regexp.MustCompile(`^export \* from '(.*)'`)
	variable  = regexp.MustCompile(`^(?:export |declare )(?:const|var) \w+: ([\w &]*)`)
	extends   = regexp.MustCompile(` extends (.*)`)
	parent    = regexp.MustCompile(`\b(?:Spelled<)?(\w+)`)
	member    = regexp.MustCompile(`^(static )?(?:readonly )?([\w$]+)\??\s*[(<:]`)
)

func declare(s scope, st statement) {
	if m := typeHead.FindStringSubmatch(st.head); m != nil {
		d := s.at(m[2])
		d.value = d.value || m[1] == "class"
		if p := extends.FindStringSubmatch(st.head[len(m[0]):]); p != nil {
			for _, one := range parent.FindAllStringSubmatch(p[1], -1) {
				d.parents = append(d.parents, one[1])
			}
		}
		for _, inner := range statements(st.body) {
			if name := member.FindStringSubmatch(inner.head); name == nil || name[2] == "constructor" || name[2] == "new" {
				continue
			} else if name[1] != "" {
				d.statics = append(d.statics, name[2])
			} else {
				d.members = append(d.members, name[2])
			}
		}
		return
	}
	if m := starHead.FindStringSubmatch(st.head); m != nil {
		s.at("*").parents = append(s.at("*").parents, m[1])
	}
	if strings.HasPrefix(st.head, "export default ") || st.head == "export" && strings.HasSuffix(st.body, "default ") {
		s.at("default").value = true
	}
	m := valueHead.FindStringSubmatch(st.head)
	if m == nil {
		return
	}
	d := s.at(m[1])
	d.value = true
	if v := variable.FindStringSubmatch(st.head); v != nil {
		d.typed = strings.TrimRight(v[1], " &")
	}
	for _, inner := range statements(st.body) {
		if name := member.FindStringSubmatch(inner.head); name != nil && name[2] != "new" && name[2] != "prototype" {
			d.statics = append(d.statics, name[2])
		}
	}
}

// statement is a declaration or a member: its text up to its last outer braces, and what
// stands between those.
type statement struct{ head, body string }

// statements splits text where a line or a semicolon ends outside of brackets.
func statements(text string) (list []statement) {
	start, depth, open, end := 0, 0, -1, -1
	take := func(to int) {
		s := statement{head: strings.TrimSpace(text[start:to])}
		if open >= 0 {
			s = statement{head: strings.TrimSpace(text[start:open]), body: text[open+1 : end]}
		}
		if s.head != "" || s.body != "" {
			list = append(list, s)
		}
		start, open, end = to+1, -1, -1
	}
	for i, c := range text {
		switch {
		case strings.ContainsRune("([{", c):
			if c == '{' && depth == 0 {
				open = i
			}
			depth++
		case strings.ContainsRune(")]}", c):
			depth--
			if c == '}' && depth == 0 {
				end = i
			}
		case depth == 0 && (c == '\n' || c == ';'):
			take(i)
		}
	}
	take(len(text))
	return list
}
