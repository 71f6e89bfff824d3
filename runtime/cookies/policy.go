package cookies

import (
	"cmp"
	"strings"
)

// maySet says whether a server may set this cookie: a Secure cookie needs https, and
// the prefixes of a name promise how it was set (RFC 6265bis, §4.1.3 and §5.7).
func (o origin) maySet(c setCookie) bool {
	if c.secure && !o.secure {
		return false
	}
	name := strings.ToLower(c.name)
	switch {
	case strings.HasPrefix(name, "__secure-"):
		return c.secure
	case strings.HasPrefix(name, "__host-"):
		return c.secure && c.domain == "" && c.path == "/"
	}
	return true
}

// shadowsSecure says whether a cookie set over plain http would stand in for a
// Secure one of the same name; the RFC leaves Secure cookies alone (§5.7).
func (j *Jar) shadowsSecure(o origin, c setCookie) bool {
	path := cmp.Or(c.path, o.defaultPath())
	for domain := range o.domains {
		for _, e := range j.byDomain[domain] {
			if e.secure && e.name == c.name && matchPath(path, e.path) {
				return true
			}
		}
	}
	return false
}
