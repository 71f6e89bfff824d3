package cookies

import (
	"strings"

	"github.com/nlnwa/whatwg-url/url"
	"golang.org/x/net/publicsuffix"
)

// origin is what the rules ask of a request's URL.
type origin struct {
	host   string
	path   string
	secure bool
	ip     bool
}

// parseOrigin returns ok false for a URL that has no cookies: one that is not http or https.
func parseOrigin(rawURL string) (o origin, ok bool) {
	u, err := url.Parse(rawURL)
	if err != nil || u.Scheme() != "http" && u.Scheme() != "https" {
		return origin{}, false
	}
	return origin{
		host:   strings.ToLower(u.Hostname()),
		path:   u.Pathname(),
		secure: u.Scheme() == "https",
		ip:     u.IsIPv4() || u.IsIPv6(),
	}, true
}

// cookieDomain decides for which domain a cookie with this Domain attribute is kept;
// hostOnly means for that host alone, ok false that the cookie must be ignored
// (RFC 6265bis, §5.7, steps on the public suffix and the domain attribute).
func (o origin) cookieDomain(domain string) (d string, hostOnly, ok bool) {
	switch {
	case domain == "" || domain == o.host:
		// A public suffix may set cookies for itself, but never for what is below it.
		return o.host, domain == "" || o.ip || isPublicSuffix(domain), true
	case o.ip || isPublicSuffix(domain) || !strings.HasSuffix(o.host, "."+domain):
		return "", false, false
	}
	return domain, false, true
}

// defaultPath is the folder of the URL's path (RFC 6265bis, §5.1.4).
func (o origin) defaultPath() string {
	i := strings.LastIndexByte(o.path, '/')
	if i <= 0 {
		return "/"
	}
	return o.path[:i]
}

// domains yields the host and every domain above it.
func (o origin) domains(yield func(string) bool) {
	for d := o.host; yield(d); {
		_, parent, ok := strings.Cut(d, ".")
		if !ok || o.ip {
			return
		}
		d = parent
	}
}

// matchPath says whether path lies in the folder cookiePath.
func matchPath(path, cookiePath string) bool {
	rest, ok := strings.CutPrefix(path, cookiePath)
	return ok && (rest == "" || strings.HasSuffix(cookiePath, "/") || rest[0] == '/')
}

// isPublicSuffix counts private suffixes such as github.io too: their subdomains
// belong to different people.
func isPublicSuffix(domain string) bool {
	suffix, _ := publicsuffix.PublicSuffix(domain)
	return suffix == domain
}
