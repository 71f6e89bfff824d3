package downloadermw

import (
	"strings"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

const newline = int64(len("\r\n"))

// requestSize is the length of the text that Scrapy's request_httprepr writes: the
// request line, a Host line, the headers, an empty line, the body.
func requestSize(req *crawl.Request) int64 {
	_, path := split(req.URL)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	path = strings.TrimSuffix(path, "?")
	size := int64(len(req.Method)+len(" ")+len(path)+len(" HTTP/1.1")) + newline
	size += int64(len("Host: ")+len(crawl.AddressOf(req.URL).Host)) + newline
	if req.Headers.Len() > 0 {
		lines, count, _ := headerSize(req.Headers)
		size += lines + newline*max(count, 1)
	}
	return size + newline + int64(len(req.Body))
}

// responseSize is Scrapy's estimate. It counts one line end less than there are names,
// however many values they have; a status without a text has no length.
func responseSize(resp *crawl.Response) int64 {
	lines, _, names := headerSize(resp.Headers)
	status := int64(len("HTTP/1.1 200 ")) + newline + int64(len(statusTexts[resp.Status]))
	return status + lines + newline*(names-1) + 2*newline + int64(len(resp.Body))
}

// headerSize is the length of all header lines without their ends, the number of
// lines and the number of names.
func headerSize(h *crawl.Headers) (size, lines, names int64) {
	for name, values := range h.All() {
		names++
		for _, v := range values {
			lines++
			size += int64(len(name) + len(": ") + len(v))
		}
	}
	return size, lines, names
}
