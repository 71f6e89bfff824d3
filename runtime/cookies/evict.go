package cookies

import (
	"cmp"
	"slices"
	"time"
)

// A jar keeps at least what the RFC asks of a browser, 50 cookies a domain and 3000
// in all (§6.1); the domain limit is Chrome's, and a crawl sees more domains than a
// reader does.
const (
	maxPerDomain = 180
	maxTotal     = 10_000
)

// evict makes room after a cookie was stored for domain.
func (j *Jar) evict(domain string, now time.Time) {
	if len(j.byDomain[domain]) > maxPerDomain {
		j.shrink(domain, maxPerDomain, now)
	}
	if j.count > maxTotal {
		j.shrinkAll(now)
	}
}

// shrink keeps n cookies of a domain. The first to go are expired ones, then those
// that are not Secure, then the ones not sent for the longest time.
func (j *Jar) shrink(domain string, n int, now time.Time) {
	list := j.byDomain[domain]
	before := len(list)
	list = slices.DeleteFunc(list, func(e *entry) bool { return e.expired(now) })
	if extra := len(list) - n; extra > 0 {
		slices.SortStableFunc(list, byWorth)
		list = slices.Delete(list, 0, extra)
	}
	j.count -= before - len(list)
	j.byDomain[domain] = list
}

// shrinkAll frees a tenth of the jar, so that a full jar is not sorted for every new cookie.
func (j *Jar) shrinkAll(now time.Time) {
	var all []*entry
	for _, list := range j.byDomain {
		all = append(all, list...)
	}
	all = slices.DeleteFunc(all, func(e *entry) bool { return e.expired(now) })
	slices.SortFunc(all, func(a, b *entry) int { return cmp.Compare(b.used, a.used) })
	all = all[:min(len(all), maxTotal*9/10)]
	clear(j.byDomain)
	for _, e := range all {
		j.byDomain[e.domain] = append(j.byDomain[e.domain], e)
	}
	j.count = len(all)
}

func byWorth(a, b *entry) int {
	if a.secure != b.secure {
		if a.secure {
			return 1
		}
		return -1
	}
	return cmp.Compare(a.used, b.used)
}
