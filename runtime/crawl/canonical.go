package crawl

import (
	"cmp"
	"slices"
	"strings"
)

// CanonicalOptions change what CanonicalURL treats as the same.
type CanonicalOptions struct {
	KeepFragments bool
	// DropBlanks leaves out parameters without a value.
	DropBlanks bool
	// Separator stands between the parameters of the query; "" is "&".
	Separator string
	// Encoding of the query; "" is UTF-8. Text that it can't express is written in UTF-8.
	Encoding string
}

// CanonicalURL writes URLs of the same page in the same way, to compare them: cleaned,
// parameters sorted by name and value, escapes in upper case, without a fragment
// (https://w3lib.readthedocs.io/en/latest/w3lib.html#w3lib.url.canonicalize_url).
// It is not meant to be fetched. A URL that SafeURL refuses comes back as it is.
func CanonicalURL(url string, opts CanonicalOptions) string {
	if p, ok := cutPlainURL(url); ok {
		if canonical, ok := p.canonical(url, opts); ok {
			return canonical
		}
	}
	u, err := safeParts(url, SafeURLOptions{Encoding: opts.Encoding})
	if err != nil && opts.Encoding != "" {
		u, err = safeParts(url, SafeURLOptions{})
	}
	if err != nil {
		return url
	}
	path, params := cutParams(u.scheme, u.path)
	u.path = canonicalPath(path) + params
	u.query = canonicalQuery(u.query, opts)
	u.host = strings.ToLower(u.host)
	if !opts.KeepFragments {
		u.fragment = ""
	}
	return u.String()
}

// canonicalPath decodes what need not be escaped. An escaped "/" or "?" stays, since
// unescaped it means something else.
func canonicalPath(path string) string {
	if path == "" {
		return "/"
	}
	if !strings.Contains(path, "%") {
		return canonicalBytes.quote(path)
	}
	return canonicalBytes.quote(unquote(keptEscapes.Replace(path)))
}

var keptEscapes = strings.NewReplacer("%2f", "%252F", "%2F", "%252F", "%3f", "%253F", "%3F", "%253F")

// cutParams cuts the ";parameters" of the last segment off a path, in the schemes
// that have them; they are compared as written.
func cutParams(scheme, path string) (rest, params string) {
	if !strings.Contains(path, ";") || !hasParams(scheme) {
		return path, ""
	}
	last := strings.LastIndexByte(path, '/') + 1
	i := strings.IndexByte(path[last:], ';')
	if i < 0 {
		return path, ""
	}
	rest, params = path[:last+i], path[last+i:]
	if params == ";" {
		return rest, ""
	}
	return rest, params
}

func hasParams(scheme string) bool {
	switch scheme {
	case "", "http", "https", "ftp", "sftp", "shttp", "hdl", "prospero", "imap", "rtsp", "rtsps", "rtspu", "sip", "sips", "mms", "tel":
		return true
	}
	return false
}

type parameter struct{ name, value string }

func canonicalQuery(query string, opts CanonicalOptions) string {
	if query == "" {
		return ""
	}
	separator := or(opts.Separator, "&")
	var few [8]parameter
	params := appendQuery(few[:0], query, separator, opts.DropBlanks)
	slices.SortFunc(params, func(a, b parameter) int {
		return cmp.Or(strings.Compare(a.name, b.name), strings.Compare(a.value, b.value))
	})
	var space [256]byte
	b := space[:0]
	for i, p := range params {
		if i > 0 {
			b = append(b, separator...)
		}
		b = appendForm(b, p.name)
		b = append(b, '=')
		b = appendForm(b, p.value)
	}
	return string(b)
}

func appendQuery(params []parameter, query, separator string, dropBlanks bool) []parameter {
	for field := range strings.SplitSeq(query, separator) {
		name, value, _ := strings.Cut(field, "=")
		if field == "" || dropBlanks && value == "" {
			continue
		}
		params = append(params, parameter{unquotePlus(name), unquotePlus(value)})
	}
	return params
}

func unquotePlus(s string) string { return unquote(strings.ReplaceAll(s, "+", " ")) }

// appendForm writes s as a form field: a space is "+".
func appendForm(b []byte, s string) []byte {
	for i := range len(s) {
		if s[i] == ' ' {
			b = append(b, '+')
		} else {
			b = formBytes.appendQuoted(b, s[i:i+1])
		}
	}
	return b
}
