package xpath

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/dlclark/regexp2/v2"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
)

// pattern is a regular expression of Python's re, which is what lxml runs re: with. Go's
// engine takes it where it finds the same: mostly in ASCII. The other one tries
// alternatives and knows the rest.
type pattern struct {
	fast     *regexp.Regexp // nil if Go can't do it
	slow     *regexp2.Regexp
	lineEnd  bool // it has a $, which Python lets match before a newline at the end
	nullable bool // it matches the empty string, which Python finds in more places
	groups   int
	named    func(name string) int // -1 for no group
}

const (
	matchTimeout = time.Second
	keptPatterns = 32 // an expression may build any number of them from the document
)

// pattern compiles source once for an expression.
func (ev *evaluator) pattern(source string, ignoreCase bool) *pattern {
	key := source
	if ignoreCase {
		key = "(?i)" + source
	}
	if p := ev.patterns[key]; p != nil {
		return p
	}
	ev.spend(64 * len(source))
	p, err := compilePattern(source, ignoreCase)
	if err != nil {
		ev.fail(fmt.Errorf("invalid regular expression %q: %w", source, err))
		return nil
	}
	if ev.patterns == nil || len(ev.patterns) == keptPatterns {
		ev.patterns = make(map[string]*pattern)
	}
	ev.patterns[strings.Clone(key)] = p
	return p
}

func compilePattern(source string, ignoreCase bool) (*pattern, error) {
	t, err := translatePattern(source)
	if err != nil {
		return nil, err
	}
	p := &pattern{lineEnd: t.lineEnd}
	options := regexp2.None
	if ignoreCase {
		options = regexp2.IgnoreCase
	}
	if p.slow, err = regexp2.Compile(t.net.String(), options, regexp2.OptionMaintainCaptureOrder()); err != nil {
		return nil, err
	}
	p.slow.MatchTimeout = matchTimeout
	p.groups = len(p.slow.GetGroupNumbers()) - 1
	p.named = p.slow.GroupNumberFromName
	if t.goable {
		flags := ""
		if ignoreCase {
			flags = "(?i)"
		}
		if fast, err := regexp.Compile(flags + t.golang.String()); err == nil && fast.NumSubexp() == p.groups {
			p.fast = fast
			p.nullable = matchesEmpty(flags + t.golang.String())
		}
	}
	return p, nil
}

// find gives the bounds of up to n matches (all for n < 0) and of their groups, -1 for a
// group that took no part.
func (ev *evaluator) find(p *pattern, text string, n int) (found [][]int) {
	if p.fast != nil && isASCII(text) && (n == 1 || !p.nullable) && !(p.lineEnd && strings.HasSuffix(text, "\n")) {
		ev.spend(len(text))
		return p.fast.FindAllStringSubmatchIndex(text, n)
	}
	began := time.Now()
	m, err := p.slow.FindStringMatch(text)
	for ; err == nil && m != nil && len(found) != n && ev.err == nil; m, err = p.slow.FindNextMatch(m) {
		var bounds []int
		for _, g := range m.Groups() {
			start, length := -1, 0
			if len(g.Captures) > 0 {
				start, length = g.ByteRange()
			}
			bounds = append(bounds, start, start+length)
		}
		found = append(found, bounds)
		ev.spend(len(bounds))
	}
	ev.spend(int(time.Since(began) / (10 * time.Nanosecond))) // about as long as a step takes
	if err != nil {
		ev.fail(ErrBudget)
	}
	return found
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// python is an argument as lxml hands it to Python: numbers and booleans as str() has them.
func (ev *evaluator) python(n *node, f focus) string {
	switch ev.typeOf(n) {
	case Boolean:
		if ev.boolean(n, f) {
			return "True"
		}
		return "False"
	case Number:
		number := ev.number(n, f)
		switch abs := math.Abs(number); {
		case math.IsNaN(number):
			return "nan"
		case math.IsInf(number, 0):
			return strings.TrimPrefix(strings.ToLower(strconv.FormatFloat(number, 'f', -1, 64)), "+")
		case abs != 0 && (abs < 1e-4 || abs >= 1e16):
			return strconv.FormatFloat(number, 'e', -1, 64)
		case number == math.Trunc(number):
			return strconv.FormatFloat(number, 'f', 1, 64)
		}
		return strconv.FormatFloat(number, 'f', -1, 64)
	}
	return ev.text(n, f)
}

// reArguments are the text, the pattern and whether the flags have a g. Of the flags lxml
// knows i and g.
func (ev *evaluator) reArguments(n *node, f focus) (text string, p *pattern, global bool) {
	text = ev.python(n.args[0], f)
	source, flags := ev.python(n.args[1], f), ""
	if len(n.args) > 2 {
		flags = ev.python(n.args[2], f)
	}
	return text, ev.pattern(source, strings.Contains(flags, "i")), strings.Contains(flags, "g")
}

func (ev *evaluator) reTest(n *node, f focus) bool {
	text, p, _ := ev.reArguments(n, f)
	if p == nil {
		return false
	}
	if p.fast != nil && isASCII(text) && !(p.lineEnd && strings.HasSuffix(text, "\n")) {
		return ev.spend(len(text)) && p.fast.MatchString(text)
	}
	return len(ev.find(p, text, 1)) > 0
}

// reMatch makes a match element for each text found: with g those of all matches, with
// the groups of each joined, else the first match and its groups.
func (ev *evaluator) reMatch(n *node, f focus, out *set) {
	text, p, global := ev.reArguments(n, f)
	if p == nil {
		return
	}
	var texts []string
	if global {
		for _, m := range ev.find(p, text, -1) {
			texts = append(texts, allGroups(text, m))
		}
	} else if found := ev.find(p, text, 1); len(found) > 0 {
		for i := range p.groups + 1 {
			texts = append(texts, group(text, found[0], i))
		}
	}
	if len(texts) > 0 && ev.err == nil {
		ev.matchElements(texts, out)
	}
}

func group(text string, m []int, i int) string {
	if m[2*i] < 0 {
		return ""
	}
	return text[m[2*i]:m[2*i+1]]
}

// allGroups is the whole match if there are no groups.
func allGroups(text string, m []int) string {
	if len(m) == 2 {
		return group(text, m, 0)
	}
	joined := group(text, m, 1)
	for i := 2; i < len(m)/2; i++ {
		joined += group(text, m, i)
	}
	return joined
}

// mostDocuments is how many documents a ref can tell from one another.
const mostDocuments = 1<<(64-docShift) - 1

// matchElements puts texts into a document of their own, as lxml does.
func (ev *evaluator) matchElements(texts []string, out *set) {
	if len(ev.docs) == mostDocuments {
		ev.fail(errors.New("too many calls of re:match() in one expression"))
		return
	}
	ev.spend(4 * len(texts))
	d := dom.New("", false)
	matches := d.NewElement(d.Intern("matches"), dom.NoNS)
	d.Append(dom.Root, matches)
	for _, text := range texts {
		match := d.NewElement(d.Intern("match"), dom.NoNS)
		d.Append(matches, match)
		d.Append(match, d.NewLeaf(dom.Text, d.CopyString(text)))
	}
	d.Finish(false)
	ev.docs = append(ev.docs, d)
	for n := d.First(d.RootElement()); n != dom.None; n = d.Next(n) {
		out.add(refOf(uint64(len(ev.docs)-1), n))
	}
}

// reReplace replaces the first match, or all with the flag g.
func (ev *evaluator) reReplace(n *node, f focus) string {
	text, p, global := ev.reArguments(n, f)
	if p == nil {
		return ""
	}
	t, err := parseTemplate(ev.python(n.args[3], f), p)
	if err != nil {
		ev.fail(fmt.Errorf("invalid replacement %q: %w", ev.python(n.args[3], f), err))
		return ""
	}
	most := 1
	if global {
		most = -1
	}
	start, end := len(ev.scratch), 0
	for _, m := range ev.find(p, text, most) {
		ev.scratch = t.appendTo(append(ev.scratch, text[end:m[0]]...), text, m)
		end = m[1]
		if len(ev.scratch) > ev.most {
			ev.fail(ErrBudget)
			return ""
		}
	}
	ev.scratch = append(ev.scratch, text[end:]...)
	return ev.since(start)
}
