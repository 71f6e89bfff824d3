package httphandler

import (
	"context"
	"encoding/base64"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/crawl"
)

// proxyKey is where a context keeps the *url.URL of the proxy.
type proxyKey struct{}

// proxyOf tells the transport the proxy of a request; the environment does not count.
func proxyOf(r *http.Request) (*url.URL, error) {
	u, _ := r.Context().Value(proxyKey{}).(*url.URL)
	return u, nil
}

// withProxy reads meta.proxy, nil when there is none. The credentials of the
// Proxy-Authorization header go into the URL: connections through the proxy are shared
// by URL, and so never by requests with different credentials.
func withProxy(ctx context.Context, req *crawl.Request) (context.Context, *url.URL, error) {
	raw := req.Meta.String("proxy")
	if raw == "" {
		return ctx, nil, nil
	}
	u, err := parseProxy(raw)
	if err != nil {
		return nil, nil, err
	}
	if auth := req.Headers.Get("Proxy-Authorization"); auth != "" {
		if u.User, err = parseBasic(auth); err != nil {
			return nil, nil, err
		}
	}
	return context.WithValue(ctx, proxyKey{}, u), u, nil
}

// parseProxy reads a proxy URL; a missing scheme is http. Its errors do not repeat the
// URL, which may have credentials.
func parseProxy(raw string) (*url.URL, error) {
	if !strings.Contains(raw, "://") {
		raw = "http://" + raw
	}
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" {
		return nil, fmt.Errorf("meta.proxy is not a URL")
	}
	switch u.Scheme {
	case "http", "https", "socks5", "socks5h":
		return u, nil
	}
	return nil, fmt.Errorf("meta.proxy has the scheme %q: it takes http, https, socks5 and socks5h", u.Scheme)
}

func parseBasic(header string) (*url.Userinfo, error) {
	scheme, token, _ := strings.Cut(header, " ")
	plain, err := base64.StdEncoding.DecodeString(strings.TrimSpace(token))
	if !strings.EqualFold(scheme, "Basic") || err != nil {
		return nil, fmt.Errorf("the Proxy-Authorization header is not Basic authentication")
	}
	user, password, _ := strings.Cut(string(plain), ":")
	return url.UserPassword(user, password), nil
}
