package downloadermw

import (
	"strings"

	"github.com/nlnwa/whatwg-url/url"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// web says that the address is of an HTTP server.
func web(a crawl.Address) bool { return a.Scheme == "http" || a.Scheme == "https" }

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
