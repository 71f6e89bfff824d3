package httphandler

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptrace"
	"net/netip"
	neturl "net/url"
	"strings"

	"golang.org/x/net/http/httpguts"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// newRequest makes what goes over the wire. Its errors are the author's: nothing that
// trying again would mend.
func newRequest(ctx context.Context, req *crawl.Request) (*http.Request, error) {
	to := crawl.AddressOf(req.URL)
	if to.Host == "" {
		return nil, fmt.Errorf("request URL %s has no valid host", crawl.WithoutCredentials(req.URL))
	}
	header, err := newHeader(req.Headers)
	if err != nil {
		return nil, err
	}
	ctx, proxy, err := withProxy(ctx, req)
	if err != nil {
		return nil, err
	}
	out, err := http.NewRequestWithContext(ctx, req.Method, to.Scheme+"://"+to.Authority(), bytes.NewReader(req.Body))
	if err != nil {
		return nil, err
	}
	out.Header = header
	if host := req.Headers.Get("Host"); host != "" {
		out.Host = host
	}
	absolute := to.Scheme == "http" && proxy != nil && strings.HasPrefix(proxy.Scheme, "http")
	setTarget(out.URL, target(req.URL), absolute)
	return out, nil
}

// newHeader copies the headers; a name that is explicitly absent sends nothing.
func newHeader(headers *crawl.Headers) (http.Header, error) {
	// Without this entry net/http would send a User-Agent of its own.
	out := http.Header{"User-Agent": nil}
	for name, values := range headers.All() {
		if !httpguts.ValidHeaderFieldName(name) {
			return nil, fmt.Errorf("header name %q can't be sent", name)
		}
		for _, v := range values {
			if !httpguts.ValidHeaderFieldValue(v) {
				return nil, fmt.Errorf("the value of header %s has a character that can't be sent", name)
			}
		}
		if len(values) > 0 || name == "User-Agent" {
			out[name] = values
		}
	}
	delete(out, "Host")
	delete(out, "Proxy-Authorization") // withProxy gives it to the proxy, nobody else may see it
	return out, nil
}

// target is the path and query of a URL as they are written, with what would break
// the request line escaped.
func target(raw string) string {
	_, rest, _ := strings.Cut(raw, "://")
	rest, _, _ = strings.Cut(rest, "#")
	i := strings.IndexAny(rest, `/\?`)
	if i < 0 {
		return "/"
	}
	path := escape(rest[i:])
	if path[0] == '/' {
		return path
	}
	return "/" + strings.TrimPrefix(path, `\`)
}

func escape(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7F {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// setTarget keeps the target as it is written: parsed by net/url, "%zz" would be
// refused and "|" escaped. A proxy wants the absolute form (RFC 9112, section 3.2.2).
func setTarget(u *neturl.URL, target string, absolute bool) {
	if absolute {
		u.Opaque = "//" + u.Host + target
		return
	}
	if !strings.HasPrefix(target, "//") {
		u.Opaque = target
		return
	}
	// As an opaque part it would be taken for a host.
	path, query, _ := strings.Cut(target, "?")
	u.RawPath, u.RawQuery = path, query
	u.Path = path
	if plain, err := neturl.PathUnescape(path); err == nil {
		u.Path = plain
	}
}

// peer is the server at the other end of the connection.
type peer struct {
	address string
	fresh   bool // the connection was made for this request
}

func (p *peer) trace(ctx context.Context) context.Context {
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(info httptrace.GotConnInfo) {
		p.fresh = !info.Reused
		if remote, err := netip.ParseAddrPort(info.Conn.RemoteAddr().String()); err == nil {
			p.address = remote.Addr().Unmap().String()
		}
	}})
}
