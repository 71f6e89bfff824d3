package cookies

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"
)

// Jar keeps cookies in memory. It is safe for concurrent use. The zero value is an
// empty jar.
type Jar struct {
	mu       sync.Mutex
	byDomain map[string][]*entry
	count    int
	clock    uint64 // counts what happens, for the order of cookies and for eviction
}

// entry is a stored cookie.
type entry struct {
	name, value  string
	domain, path string
	hostOnly     bool
	secure       bool
	expires      time.Time // zero for a session cookie
	created      uint64
	used         uint64
}

// SetCookies stores the cookies of the Set-Cookie lines that came with a response
// from rawURL at the time now. Lines that the rules refuse are left out.
func (j *Jar) SetCookies(rawURL string, lines []string, now time.Time) {
	if len(lines) == 0 {
		return
	}
	o, ok := parseOrigin(rawURL)
	if !ok {
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, line := range lines {
		c, ok := parse(line, now)
		if !ok || !o.maySet(c) || !o.secure && j.shadowsSecure(o, c) {
			continue
		}
		j.store(o, c, now)
	}
}

// Add stores a cookie that a user gives for requests to rawURL. What protects users
// from servers, as the name prefixes, does not apply; the rules on domains do.
func (j *Jar) Add(rawURL string, user Cookie, now time.Time) {
	o, ok := parseOrigin(rawURL)
	if !ok {
		return
	}
	c, ok := parse(user.Name+"="+user.Value, now)
	if !ok {
		return
	}
	c.domain = strings.ToLower(strings.TrimPrefix(user.Domain, "."))
	if strings.HasPrefix(user.Path, "/") {
		c.path = user.Path
	}
	c.secure = user.Secure
	j.mu.Lock()
	defer j.mu.Unlock()
	j.store(o, c, now)
}

// Header returns the value of the Cookie header for a request to rawURL at the time
// now, "" when there is no cookie to send. Cookies of deeper paths come first, older
// ones before newer ones.
func (j *Jar) Header(rawURL string, now time.Time) string {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.count == 0 {
		return ""
	}
	o, ok := parseOrigin(rawURL)
	if !ok {
		return ""
	}
	list := j.match(o, now)
	slices.SortFunc(list, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(len(b.path), len(a.path)), cmp.Compare(a.created, b.created))
	})
	pairs := make([]string, len(list))
	j.clock++
	for i, e := range list {
		e.used = j.clock
		pairs[i] = e.name + "=" + e.value
	}
	return strings.Join(pairs, "; ")
}

func (j *Jar) match(o origin, now time.Time) []*entry {
	var list []*entry
	for domain := range o.domains {
		for _, e := range j.byDomain[domain] {
			if e.applies(o) && !e.expired(now) {
				list = append(list, e)
			}
		}
	}
	return list
}

// store puts a cookie in the place of the one with the same name, domain and path,
// whose age it takes over. A cookie that has expired only removes that one.
func (j *Jar) store(o origin, c setCookie, now time.Time) {
	domain, hostOnly, ok := o.cookieDomain(c.domain)
	if !ok {
		return
	}
	path := cmp.Or(c.path, o.defaultPath())
	j.clock++
	e := &entry{
		name: c.name, value: c.value, domain: domain, path: path, hostOnly: hostOnly,
		secure: c.secure, expires: c.expires, created: j.clock, used: j.clock,
	}
	if old := j.remove(e); old != nil {
		e.created = old.created
	}
	if e.expired(now) {
		return
	}
	if j.byDomain == nil {
		j.byDomain = map[string][]*entry{}
	}
	j.byDomain[domain] = append(j.byDomain[domain], e)
	j.count++
	j.evict(domain, now)
}

// remove takes out the cookie that e replaces.
func (j *Jar) remove(e *entry) *entry {
	list := j.byDomain[e.domain]
	i := slices.IndexFunc(list, func(old *entry) bool {
		return old.name == e.name && old.path == e.path && old.hostOnly == e.hostOnly
	})
	if i < 0 {
		return nil
	}
	old := list[i]
	j.byDomain[e.domain] = slices.Delete(list, i, i+1)
	j.count--
	return old
}

func (e *entry) applies(o origin) bool {
	return (!e.hostOnly || e.domain == o.host) && (!e.secure || o.secure) && matchPath(o.path, e.path)
}

func (e *entry) expired(now time.Time) bool { return !e.expires.IsZero() && !e.expires.After(now) }
