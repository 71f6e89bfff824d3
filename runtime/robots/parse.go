package robots

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// fields are the names of directives, with the misspellings that are common enough to
// be understood.
var fields = map[string]string{
	"user-agent": "user-agent", "useragent": "user-agent", "user agent": "user-agent",
	"allow":    "allow",
	"disallow": "disallow", "dissallow": "disallow", "dissalow": "disallow", "disalow": "disallow",
	"diasllow": "disallow", "disallaw": "disallow",
	"sitemap": "sitemap", "sitemaps": "sitemap", "site-map": "sitemap",
	"crawl-delay": "crawl-delay", "crawl delay": "crawl-delay",
	"request-rate": "request-rate", "request rate": "request-rate",
	"visit-time": "visit-time", "visit time": "visit-time",
}

// Parse reads a robots.txt. It never fails: what can't be understood is left out, so
// a file of rubbish allows everything.
func Parse(body []byte) *Robots {
	p := parser{robots: &Robots{}, byAgent: map[string]*group{}}
	for line := range strings.FieldsFuncSeq(text(body), isNewline) {
		p.line(line)
	}
	for _, g := range p.robots.groups {
		g.sort()
	}
	return p.robots
}

// text is the body as far as it is read, without a byte order mark or broken bytes.
func text(body []byte) string {
	if len(body) > MaxSize {
		body = body[:MaxSize]
		// Half a rule could mean the opposite of the whole one.
		body = body[:bytes.LastIndexAny(body, "\r\n")+1]
	}
	return strings.ToValidUTF8(strings.TrimPrefix(string(body), "\ufeff"), "")
}

// parser remembers whom the next rule is for.
type parser struct {
	robots  *Robots
	byAgent map[string]*group
	current []*group // those that the last user-agent lines named
	inRules bool     // a rule came after them: the next user-agent line begins anew
}

func (p *parser) line(line string) {
	line, _, _ = strings.Cut(line, "#")
	field, value := split(strings.TrimSpace(line))
	switch field {
	case "":
	case "user-agent":
		p.agent(value)
	case "sitemap":
		if value != "" {
			p.robots.sitemaps = append(p.robots.sitemaps, value)
		}
	default:
		p.rule(field, value)
	}
}

func (p *parser) rule(field, value string) {
	p.inRules = true
	for _, g := range p.current {
		g.add(field, value)
	}
}

// agent begins a group or adds a name to the one that has just begun. A "*" within a
// name has no meaning; the name counts without it as well.
func (p *parser) agent(name string) {
	if name == "" {
		return
	}
	if p.inRules {
		p.current, p.inRules = nil, false
	}
	name = strings.ToLower(name)
	p.enter(name)
	if plain := strings.ReplaceAll(name, "*", ""); plain != name && plain != "" {
		p.enter(plain)
	}
}

func (p *parser) enter(name string) {
	g := p.byAgent[name]
	if g == nil {
		g = &group{agent: name}
		p.byAgent[name] = g
		p.robots.groups = append(p.robots.groups, g)
	}
	if !slices.Contains(p.current, g) {
		p.current = append(p.current, g)
	}
}

func (g *group) add(field, value string) {
	switch field {
	case "allow", "disallow":
		if value == "" {
			return // forbids nothing
		}
		g.addRule(value, field == "allow")
	case "crawl-delay":
		d, err := strconv.ParseFloat(value, 64)
		if err == nil && d >= 0 && !math.IsInf(d, 1) {
			g.delay, g.hasDelay = d, true
		}
	}
}

func (g *group) addRule(path string, allow bool) {
	if strings.HasPrefix(path, "http://") || strings.HasPrefix(path, "https://") {
		path = "/" + path // the way to a page about another site
	}
	p := normalize(path, true)
	if strings.Contains(p, "$") {
		// A path may contain a dollar sign, as itself or escaped.
		g.rules = append(g.rules, rule{pattern(strings.ReplaceAll(p, "$", "%24")), allow})
	}
	g.rules = append(g.rules, rule{pattern(p), allow})
	if folder, ok := strings.CutSuffix(p, "index.html"); allow && ok && strings.HasSuffix(folder, "/") {
		g.rules = append(g.rules, rule{pattern(folder + "$"), true})
	}
}

// split takes a line apart at its colon, or without one after the name of a
// directive; the field is "" for a line that is neither. An unknown directive is one
// all the same: it ends a list of user agents, as any rule does.
func split(line string) (field, value string) {
	name, value, ok := strings.Cut(line, ":")
	if ok {
		return cmp.Or(fields[strings.ToLower(strings.TrimSpace(name))], "unknown"), strings.TrimSpace(value)
	}
	for i := range len(line) {
		if line[i] != ' ' && line[i] != '\t' {
			continue
		}
		if field = fields[strings.ToLower(line[:i])]; field != "" {
			return field, strings.TrimSpace(line[i:])
		}
	}
	return "", ""
}

func isNewline(r rune) bool { return r == '\n' || r == '\r' }
