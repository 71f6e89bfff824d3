package downloadermw

import (
	"strings"

	"github.com/nlnwa/whatwg-url/url"
)

// address is where a URL points. It is the zero value for what is no URL, so that
// such a thing has the address of nothing.
type address struct {
	scheme string
	host   string // in small letters, without port
	port   string // "" for the default one of the scheme
}

func parseAddress(rawURL string) address {
	u, err := url.Parse(rawURL)
	if err != nil {
		return address{}
	}
	return address{u.Scheme(), strings.ToLower(u.Hostname()), u.Port()}
}

// web says that the address is of an HTTP server.
func (a address) web() bool { return a.scheme == "http" || a.scheme == "https" }

// split cuts a URL's text after its host. The site is its beginning, as
// "https://user@example.com:8080", and rest what follows, without the fragment.
func split(rawURL string) (site, rest string) {
	rawURL, _, _ = strings.Cut(rawURL, "#")
	scheme, after, ok := strings.Cut(rawURL, "://")
	if !ok {
		return "", rawURL
	}
	end := strings.IndexAny(after, "/?")
	if end < 0 {
		end = len(after)
	}
	return scheme + "://" + after[:end], after[end:]
}

// join resolves a reference against the URL of a page. One that names a scheme is
// taken as it is written.
func join(page, ref string) (string, error) {
	if scheme, _, ok := strings.Cut(ref, ":"); ok && isScheme(scheme) {
		return ref, nil
	}
	u, err := url.ParseRef(page, ref)
	if err != nil {
		return "", err
	}
	return u.String(), nil
}

func isScheme(s string) bool {
	for i, c := range []byte(s) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return false
		}
	}
	return s != ""
}
