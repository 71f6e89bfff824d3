// Package robots reads robots.txt by RFC 9309 and says which URLs a user agent may
// fetch. Where the RFC leaves room it does as Protego does, the parser of Scrapy:
// a group applies to a user agent that contains its name, common misspellings are
// understood, and an allowed index.html allows its folder. It downloads nothing.
package robots

import (
	"cmp"
	"slices"
	"strings"
)

// MaxSize is how many bytes of a file are read, as Google does; RFC 9309 asks for at
// least that. What comes after is ignored.
const MaxSize = 500 * 1024

// Robots is a parsed robots.txt. It does not change and may be shared.
type Robots struct {
	groups   []*group // in the order of their first line
	sitemaps []string
}

// group holds what is said to one user agent, all over the file.
type group struct {
	agent    string // in small letters; "*" is everybody else
	rules    []rule // the longest first, and allowing before forbidding ones
	delay    float64
	hasDelay bool
}

type rule struct {
	pattern pattern
	allow   bool
}

// Allowed says whether userAgent, a product token or a whole User-Agent header, may
// fetch url, which may be absolute or begin with its path. Without a rule it may.
func (r *Robots) Allowed(userAgent, url string) bool {
	g := r.group(userAgent)
	if g == nil {
		return true
	}
	path := pathOf(url)
	for _, rule := range g.rules {
		if rule.pattern.match(path) {
			return rule.allow
		}
	}
	return true
}

// CrawlDelay returns the Crawl-delay for userAgent in seconds; ok is false when there
// is none. It is never negative, but may be absurdly long.
func (r *Robots) CrawlDelay(userAgent string) (seconds float64, ok bool) {
	g := r.group(userAgent)
	if g == nil {
		return 0, false
	}
	return g.delay, g.hasDelay
}

// Sitemaps returns the URLs of the Sitemap lines in their order.
func (r *Robots) Sitemaps() []string { return slices.Clone(r.sitemaps) }

// group returns the one that speaks to userAgent: the longest name that it contains,
// otherwise "*", otherwise nil.
func (r *Robots) group(userAgent string) *group {
	userAgent = strings.ToLower(strings.TrimSpace(userAgent))
	var best *group
	for _, g := range r.groups {
		if g.agent != "*" && !strings.Contains(userAgent, g.agent) {
			continue
		}
		if best == nil || len(g.agent) > len(best.agent) || best.agent == "*" {
			best = g
		}
	}
	return best
}

// sort puts the rule that counts first: the longest pattern, and of equal ones the
// one that allows.
func (g *group) sort() {
	slices.SortStableFunc(g.rules, func(a, b rule) int {
		if a.allow != b.allow && len(a.pattern) == len(b.pattern) {
			if a.allow {
				return -1
			}
			return 1
		}
		return cmp.Compare(len(b.pattern), len(a.pattern))
	})
}
