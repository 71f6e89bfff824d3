package crawl

import (
	"fmt"

	"github.com/gojscrape/gojscrape/runtime/markup"
)

// BaseURL is what the references of a page are relative to: its own URL, or what the
// first base tag within 4 KiB says.
func (r *Response) BaseURL() string {
	r.base.Do(r.findBase)
	return r.baseURL
}

func (r *Response) findBase() {
	r.baseURL = r.URL
	if clean, err := SafeURL(r.URL, ""); err == nil {
		r.baseURL = clean
	}
	r.joiner = newJoiner(r.baseURL)
	if r.Kind == Binary {
		return
	}
	href := markup.BaseHref(firstRunes(r.Text(), declarationLimit))
	if href == "" {
		return
	}
	if base, err := r.joiner.join(escapeReference(href, r.TextEncoding())); err == nil {
		r.baseURL, r.joiner = base, newJoiner(base)
	}
}

// URLJoin makes ref, found on this page, absolute by the rules of the URL standard.
// Characters of its query that are not ASCII are written in the encoding of the page,
// as browsers do. It fails when ref is no valid reference.
func (r *Response) URLJoin(ref string) (string, error) {
	if !isASCII(ref) && r.Kind != Binary {
		ref = escapeReference(ref, r.TextEncoding())
	}
	r.base.Do(r.findBase)
	url, err := r.joiner.join(ref)
	if err != nil {
		return "", fmt.Errorf("joining %q to %s: %w", WithoutCredentials(ref), WithoutCredentials(r.baseURL), err)
	}
	return url, nil
}

// MetaRefresh returns where the first <meta http-equiv="refresh"> within 4 KiB leads and
// after how many seconds; ok is false for none, and for one that names no valid address.
// Elements in ignore are passed over. As in Scrapy the address is relative to that of the
// page, whatever a base tag says.
func (r *Response) MetaRefresh(ignore []string) (seconds float64, url string, ok bool) {
	if r.Kind == Binary {
		return 0, "", false
	}
	seconds, ref, ok := markup.MetaRefresh(firstRunes(r.Text(), declarationLimit), ignore)
	if !ok {
		return 0, "", false
	}
	url, err := newJoiner(r.URL).join(escapeReference(ref, r.TextEncoding()))
	return seconds, url, err == nil
}

// escapeReference writes ref in ASCII, its query in encoding or, where that lacks a
// character, in UTF-8.
func escapeReference(ref, encoding string) string {
	for _, enc := range []string{encoding, ""} {
		if safe, err := SafeURL(ref, enc); err == nil {
			return safe
		}
	}
	return ref
}

func firstRunes(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for i := range text {
		if n == 0 {
			return text[:i]
		}
		n--
	}
	return text
}
