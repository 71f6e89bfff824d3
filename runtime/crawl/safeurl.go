package crawl

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// SafeURLOptions say how SafeURLWith writes what is not ASCII.
type SafeURLOptions struct {
	// Encoding is that of the query and the fragment; "" is UTF-8. A URL that is not
	// valid UTF-8 is taken as bytes in this encoding.
	Encoding string
	// PathEncoding is that of the path; "" is UTF-8.
	PathEncoding string
	// RawPath leaves the path as it is.
	RawPath bool
}

// SafeURL cleans url as browsers do before they send it: it strips spaces and control
// characters, escapes what may not stand in a URL, and writes an international host
// in ASCII. What is already clean comes back unchanged. The query is written in
// encoding, "" being UTF-8. The rules are those of w3lib's safe_url_string
// (https://w3lib.readthedocs.io/en/latest/w3lib.html#w3lib.url.safe_url_string),
// but hosts follow today's URL standard, which keeps "ß". It fails for a malformed
// host or port and for text that the encoding can't express.
func SafeURL(url, encoding string) (string, error) {
	return SafeURLWith(url, SafeURLOptions{Encoding: encoding})
}

// SafeURLWith is SafeURL with options.
func SafeURLWith(url string, opts SafeURLOptions) (string, error) {
	if _, ok := cutPlainURL(url); ok {
		return url, nil
	}
	u, err := safeParts(url, opts)
	if err != nil {
		return "", err
	}
	return u.String(), nil
}

func safeParts(url string, opts SafeURLOptions) (urlParts, error) {
	text, err := decodeURL(stripURL(url), opts.Encoding)
	if err != nil {
		return urlParts{}, fmt.Errorf("cleaning url %q: %w", WithoutCredentials(url), err)
	}
	u, err := splitURL(text)
	if err != nil {
		return urlParts{}, fmt.Errorf("invalid url %q: %w", WithoutCredentials(url), err)
	}
	if err := u.clean(opts); err != nil {
		return urlParts{}, fmt.Errorf("cleaning url %q: %w", WithoutCredentials(url), err)
	}
	return u, nil
}

func (u *urlParts) clean(opts SafeURLOptions) (err error) {
	u.user = userinfoBytes.quote(unquote(u.user))
	u.password = userinfoBytes.quote(unquote(u.password))
	u.host = asciiHost(u.host)
	if !opts.RawPath {
		if u.path, err = quoteIn(u.path, opts.PathEncoding, pathBytes); err != nil {
			return err
		}
	}
	queryBytes := pathBytes
	if isSpecial(u.scheme) {
		queryBytes = specialQueryBytes
	}
	if u.query, err = quoteIn(u.query, opts.Encoding, queryBytes); err != nil {
		return err
	}
	if u.fragment, err = quoteIn(u.fragment, opts.Encoding, pathBytes); err != nil {
		return err
	}
	if u.path == "" && u.query != "" && isSpecial(u.scheme) {
		u.path = "/" // "?a=b" alone is no request target
	}
	return nil
}

// quoteIn writes text in an encoding and escapes the result. URLs are never written in
// UTF-16 or UTF-32 (https://encoding.spec.whatwg.org/#get-an-output-encoding).
func quoteIn(text, encoding string, safe *byteSet) (string, error) {
	if encoding == "" || isASCII(text) {
		return safe.quote(text), nil
	}
	cs, err := exactCharset(encoding)
	if err != nil {
		return "", err
	}
	if !cs.wide {
		if text, err = cs.encode(text); err != nil {
			return "", err
		}
	}
	return safe.quote(text), nil
}

// stripURL removes control characters and spaces around url, and tabs and line ends everywhere.
func stripURL(url string) string {
	url = strings.Trim(url, controlsAndSpace)
	if strings.ContainsAny(url, "\t\n\r") {
		return tabsAndNewlines.Replace(url)
	}
	return url
}

const controlsAndSpace = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f" +
	"\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f "

var tabsAndNewlines = strings.NewReplacer("\t", "", "\n", "", "\r", "")

// decodeURL makes text of a URL that is not valid UTF-8.
func decodeURL(url, encoding string) (string, error) {
	if utf8.ValidString(url) {
		return url, nil
	}
	cs, err := exactCharset(encoding)
	if err != nil {
		return "", err
	}
	if cs.name == utf8Name {
		return escapeInvalid(url), nil
	}
	return cs.decode([]byte(url)), nil
}

// escapeInvalid escapes the bytes that are not UTF-8, so that they reach the server as they are.
func escapeInvalid(url string) string {
	b := make([]byte, 0, len(url)+16)
	for url != "" {
		r, size := utf8.DecodeRuneInString(url)
		if r == utf8.RuneError && size == 1 {
			b = formBytes.appendQuoted(b, url[:1])
		} else {
			b = append(b, url[:size]...)
		}
		url = url[size:]
	}
	return string(b)
}
