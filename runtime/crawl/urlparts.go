package crawl

import "strings"

// urlParts are the pieces of a URL or of a relative reference. They are cut as the
// URL standard cuts them (https://url.spec.whatwg.org/), but nothing is resolved or
// defaulted: a reference stays relative and a port stays written out.
type urlParts struct {
	scheme string // lower case, "" in a reference
	userinfo
	host string // lower case, an IPv6 address without its brackets
	port string // "" when not given

	path, query, fragment string
}

// userinfo is the part of the authority before "@".
type userinfo struct {
	given             bool
	user, password    string
	passwordSeparator bool // "user:" differs from "user"
}

// splitURL cuts url, which has been stripped. The errors name what is wrong with the authority.
func splitURL(url string) (urlParts, error) {
	var u urlParts
	u.scheme, url = cutScheme(url)
	url, u.fragment, _ = strings.Cut(url, "#")
	url, u.query, _ = strings.Cut(url, "?")
	if isSpecial(u.scheme) {
		// Browsers end the host at a backslash; whoever does not talks to another host.
		url = strings.ReplaceAll(url, `\`, "/")
	}
	authority, found := strings.CutPrefix(url, "//")
	if !found {
		u.path = url
		return u, nil
	}
	if i := strings.IndexByte(authority, '/'); i >= 0 {
		authority, u.path = authority[:i], authority[i:]
	}
	return u, u.setAuthority(authority)
}

func (u *urlParts) setAuthority(authority string) error {
	if err := checkNormalization(authority); err != nil {
		return err
	}
	if i := strings.LastIndexByte(authority, '@'); i >= 0 {
		u.given = true
		u.user, u.password, u.passwordSeparator = strings.Cut(authority[:i], ":")
		authority = authority[i+1:]
	}
	host, port, err := splitHostPort(authority)
	if err != nil {
		return err
	}
	u.host = lowerHost(host)
	u.port, err = checkPort(port)
	return err
}

// authority puts user, host and port together again.
func (u *urlParts) authority() string {
	host := u.host
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if u.port != "" {
		host += ":" + u.port
	}
	if !u.given {
		return host
	}
	if u.passwordSeparator {
		return u.user + ":" + u.password + "@" + host
	}
	return u.user + "@" + host
}

func (u *urlParts) String() string {
	var b strings.Builder
	b.Grow(len(u.scheme) + len(u.user) + len(u.password) + len(u.host) + len(u.port) + len(u.path) + len(u.query) + len(u.fragment) + 10)
	if u.scheme != "" {
		b.WriteString(u.scheme)
		b.WriteByte(':')
	}
	switch authority := u.authority(); {
	case authority != "":
		b.WriteString("//")
		b.WriteString(authority)
	case u.emptyAuthority():
		b.WriteString("//")
	}
	b.WriteString(u.path)
	if u.query != "" {
		b.WriteByte('?')
		b.WriteString(u.query)
	}
	if u.fragment != "" {
		b.WriteByte('#')
		b.WriteString(u.fragment)
	}
	return b.String()
}

// emptyAuthority says whether "//" has to be written although no host follows, as in
// "file:///etc/hosts".
func (u *urlParts) emptyAuthority() bool {
	if strings.HasPrefix(u.path, "//") {
		return true
	}
	return usesAuthority(u.scheme) && (u.path == "" || u.path[0] == '/')
}

// cutScheme cuts a scheme and its colon off, if there is one.
func cutScheme(url string) (scheme, rest string) {
	for i := range len(url) {
		switch c := url[i]; {
		case isLetter(c):
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		case i > 0 && c == ':':
			return strings.ToLower(url[:i]), url[i+1:]
		default:
			return "", url
		}
	}
	return "", url
}

// isSpecial tells the schemes of https://url.spec.whatwg.org/#special-scheme.
func isSpecial(scheme string) bool {
	switch scheme {
	case "http", "https", "ws", "wss", "ftp", "file":
		return true
	}
	return false
}

// usesAuthority tells the schemes whose URLs always have an authority, be it empty.
func usesAuthority(scheme string) bool {
	switch scheme {
	case "http", "https", "ws", "wss", "ftp", "file", "sftp", "git", "git+ssh", "gopher", "imap",
		"mms", "nfs", "nntp", "prospero", "rsync", "rtsp", "rtsps", "rtspu", "shttp", "snews", "svn", "svn+ssh",
		"telnet", "wais", "itms-services":
		return true
	}
	return false
}
