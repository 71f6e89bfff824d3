package crawl

import "strings"

// plainURL is an http or https URL that cleaning leaves as it is, cut into pieces. Nearly
// all URLs of a crawl are plain, and are not taken apart, cleaned and put together again.
type plainURL struct {
	site                  string // scheme, host and port
	path, query, fragment string
}

// cutPlainURL is false for any URL that cleaning might change.
func cutPlainURL(url string) (p plainURL, ok bool) {
	rest, found := strings.CutPrefix(url, "http")
	if !found {
		return p, false
	}
	rest = strings.TrimPrefix(rest, "s")
	if rest, found = strings.CutPrefix(rest, "://"); !found {
		return p, false
	}
	host := plainHostBytes.span(rest)
	rest = rest[host:]
	port, ok := plainPort(rest)
	if host == 0 || !ok {
		return p, false
	}
	rest = rest[port:]
	p.site = url[:len(url)-len(rest)]
	if rest == "" {
		return p, true
	}
	if rest[0] != '/' {
		return p, false
	}
	p.path, rest = cut(rest, plainPathBytes.span(rest))
	if strings.HasPrefix(rest, "?") {
		p.query, rest = cut(rest[1:], specialQueryBytes.span(rest[1:]))
		if p.query == "" {
			return p, false
		}
	}
	if strings.HasPrefix(rest, "#") {
		p.fragment, rest = cut(rest[1:], pathBytes.span(rest[1:]))
		if p.fragment == "" {
			return p, false
		}
	}
	return p, rest == ""
}

var (
	plainHostBytes = newByteSet("abcdefghijklmnopqrstuvwxyz0123456789.-_")
	plainPathBytes = newByteSet(unreserved + subDelims + ":/@%")
)

// plainPort is the length of a port with its colon at the begin of rest, 0 without one.
func plainPort(rest string) (n int, ok bool) {
	if rest == "" || rest[0] != ':' {
		return 0, true
	}
	port := 0
	for n = 1; n < len(rest) && n < 7 && '0' <= rest[n] && rest[n] <= '9'; n++ {
		port = 10*port + int(rest[n]-'0')
	}
	return n, n > 1 && rest[1] != '0' && port < 1<<16
}

func cut(s string, at int) (before, after string) { return s[:at], s[at:] }

// canonical is the CanonicalURL of p, whose text is url. It is false for a path that may
// have another form.
func (p *plainURL) canonical(url string, opts CanonicalOptions) (string, bool) {
	if p.path == "" || strings.ContainsAny(p.path, "%;") {
		return "", false
	}
	if !isCanonicalQuery(p.query, opts) {
		u := p.site + p.path
		if query := canonicalQuery(p.query, opts); query != "" {
			u += "?" + query
		}
		if opts.KeepFragments && p.fragment != "" {
			u += "#" + p.fragment
		}
		return u, true
	}
	if p.fragment != "" && !opts.KeepFragments {
		url = url[:len(url)-len(p.fragment)-len("#")]
	}
	return url, true
}

// isCanonicalQuery says that a query has its parameters in order already, and nothing in
// them to be escaped or not to be.
func isCanonicalQuery(query string, opts CanonicalOptions) bool {
	if query == "" {
		return true
	}
	if opts.DropBlanks || opts.Separator != "" {
		return false
	}
	var last parameter
	for rest, more := query, true; more; {
		var p parameter
		n := plainFormBytes.span(rest)
		if n == len(rest) || rest[n] != '=' {
			return false
		}
		p.name, rest = rest[:n], rest[n+1:]
		p.value, rest = cut(rest, plainFormBytes.span(rest))
		if p.name < last.name || p.name == last.name && p.value < last.value {
			return false
		}
		last = p
		if rest, more = strings.CutPrefix(rest, "&"); !more && rest != "" {
			return false
		}
	}
	return true
}

// A "+" is a space, which comes before all the others as "+" does.
var plainFormBytes = newByteSet(unreserved + "+")
