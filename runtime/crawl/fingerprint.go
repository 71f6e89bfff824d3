package crawl

import (
	"crypto/sha1"
	"encoding/hex"
	"slices"
	"strings"
	"unicode/utf16"
)

// FingerprintOptions widen what FingerprintWith compares.
type FingerprintOptions struct {
	// IncludeHeaders names the headers that count; by default none does.
	IncludeHeaders []string
	KeepFragments  bool
}

// Fingerprint identifies what a request asks for: requests with the same method, body
// and canonical URL have the same one. It is the SHA-1 that Scrapy computes
// (https://docs.scrapy.org/en/latest/topics/request-response.html#request-fingerprints),
// so that both can share a seen set. With meta.verbatim_url the URL counts as written.
func Fingerprint(req *Request) [sha1.Size]byte { return FingerprintWith(req, FingerprintOptions{}) }

// FingerprintWith is Fingerprint with options.
func FingerprintWith(req *Request, opts FingerprintOptions) [sha1.Size]byte {
	url := req.URL
	if !req.Meta.Bool("verbatim_url") {
		url = CanonicalURL(url, CanonicalOptions{KeepFragments: opts.KeepFragments})
	}
	// The text is what Python's json.dumps(…, sort_keys=True) writes.
	var space [512]byte
	b := append(space[:0], `{"body": "`...)
	b = hex.AppendEncode(b, req.Body)
	b = append(b, `", "headers": {`...)
	b = appendHeaders(b, req.Headers, opts.IncludeHeaders)
	b = append(b, `}, "method": `...)
	b = appendJSONString(b, req.Method)
	b = append(b, `, "url": `...)
	b = appendJSONString(b, url)
	b = append(b, '}')
	return sha1.Sum(b)
}

// appendHeaders writes the named headers that the request has as members of a JSON
// object, names (in lower case) and values in hexadecimal.
func appendHeaders(b []byte, headers *Headers, names []string) []byte {
	if len(names) == 0 {
		return b
	}
	lower := make([]string, 0, len(names))
	for _, name := range names {
		if headers.Has(name) {
			lower = append(lower, strings.ToLower(name))
		}
	}
	slices.Sort(lower)
	for i, name := range slices.Compact(lower) {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = appendHexString(b, name)
		b = append(b, ": ["...)
		for j, value := range headers.Values(name) {
			if j > 0 {
				b = append(b, ", "...)
			}
			b = appendHexString(b, value)
		}
		b = append(b, ']')
	}
	return b
}

func appendHexString(b []byte, s string) []byte {
	b = append(b, '"')
	b = hex.AppendEncode(b, []byte(s))
	return append(b, '"')
}

// appendJSONString writes a JSON string in ASCII, with Python's choice of escapes.
func appendJSONString(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case ' ' <= r && r <= '~':
			b = append(b, byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r == '\f':
			b = append(b, `\f`...)
		case r == '\b':
			b = append(b, `\b`...)
		case r > 0xFFFF:
			hi, lo := utf16.EncodeRune(r)
			b = appendEscape(appendEscape(b, hi), lo)
		default:
			b = appendEscape(b, r)
		}
	}
	return append(b, '"')
}

func appendEscape(b []byte, r rune) []byte {
	return hex.AppendEncode(append(b, '\\', 'u'), []byte{byte(r >> 8), byte(r)})
}
