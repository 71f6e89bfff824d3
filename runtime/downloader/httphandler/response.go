package httphandler

import (
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// newResponse is a response whose body has not come yet.
func (h *Handler) newResponse(req *crawl.Request, in *http.Response, address string) *crawl.Response {
	url, _, _ := strings.Cut(req.URL, "#")
	resp := &crawl.Response{
		URL:       url,
		Status:    in.StatusCode,
		Headers:   newHeaders(in),
		Request:   req,
		IPAddress: address,
		Protocol:  in.Proto,
		Documents: h.documents,
	}
	if in.ProtoMajor == 2 {
		resp.Protocol = "h2"
	}
	if in.TLS != nil && len(in.TLS.PeerCertificates) > 0 {
		resp.Certificate = in.TLS.PeerCertificates[0]
	}
	return resp
}

// newHeaders copies the headers that are about the page. Those about the connection
// are left out, as Scrapy leaves them out, but for Content-Length, which it puts first.
// The order in which they came is lost in net/http; sorted, it is at least the same
// in every run.
func newHeaders(in *http.Response) *crawl.Headers {
	h := &crawl.Headers{}
	if n := in.ContentLength; n >= 0 {
		h.Set("Content-Length", strconv.FormatInt(n, 10))
	}
	for _, name := range slices.Sorted(maps.Keys(in.Header)) {
		switch name {
		case "Connection", "Content-Length", "Keep-Alive", "Proxy-Connection", "Te", "Trailers", "Transfer-Encoding", "Upgrade":
		default:
			h.Set(name, in.Header[name]...)
		}
	}
	return h
}
