package downloadermw

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/cookies"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// NewCookies makes the middleware that keeps the cookies of a crawl, in one jar per
// meta.cookiejar
// (https://docs.scrapy.org/en/latest/topics/downloader-middleware.html#module-scrapy.downloadermiddlewares.cookies).
// It writes the Cookie header of every request anew, so that one set by hand has no
// effect, except in requests with meta.dont_merge_cookies, which it leaves alone.
func NewCookies(env *component.Env) (Middleware, error) {
	if !settings.Get(env.Settings, settings.CookiesEnabled) {
		return Middleware{}, &crawl.NotConfigured{Message: "COOKIES_ENABLED is off"}
	}
	c := &cookieJars{
		debug: settings.Get(env.Settings, settings.CookiesDebug),
		log:   env.Logger("scrapy.downloadermiddlewares.cookies"),
		jars:  map[any]*cookies.Jar{},
	}
	return Middleware{
		Name:            "scrapy.downloadermiddlewares.cookies.CookiesMiddleware",
		ProcessRequest:  c.processRequest,
		ProcessResponse: c.processResponse,
	}, nil
}

type cookieJars struct {
	debug bool
	log   *slog.Logger
	mu    sync.Mutex
	jars  map[any]*cookies.Jar
}

func (c *cookieJars) processRequest(_ context.Context, req *crawl.Request) (Reply, error) {
	if req.Meta.Bool("dont_merge_cookies") {
		return Reply{}, nil
	}
	jar, err := c.jar(req)
	if err != nil {
		return Reply{}, err
	}
	now := time.Now()
	for _, cookie := range req.Cookies {
		jar.Add(req.URL, ofRequest(cookie, req.URL), now)
	}
	req.Headers.Delete("Cookie")
	if header := jar.Header(req.URL, now); header != "" {
		req.Headers.Set("Cookie", header)
		c.trace("Sending cookies to: "+req.String(), "Cookie", []string{header})
	}
	return Reply{}, nil
}

func (c *cookieJars) processResponse(_ context.Context, req *crawl.Request, resp *crawl.Response) (Reply, error) {
	lines := resp.Headers.Values("Set-Cookie")
	if len(lines) == 0 || req.Meta.Bool("dont_merge_cookies") {
		return Reply{Response: resp}, nil
	}
	jar, err := c.jar(req)
	if err != nil {
		return Reply{}, err
	}
	jar.SetCookies(req.URL, lines, time.Now())
	c.trace("Received cookies from: "+resp.String(), "Set-Cookie", lines)
	return Reply{Response: resp}, nil
}

// jar returns the jar that meta.cookiejar names; requests without one share a jar.
func (c *cookieJars) jar(req *crawl.Request) (*cookies.Jar, error) {
	key := req.Meta.Get("cookiejar")
	switch key.(type) {
	case nil, bool, int64, float64, string:
	default:
		return nil, fmt.Errorf("meta.cookiejar of %s is a %T: a jar is named by a string, a number or a boolean", req, key)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.jars[key] == nil {
		c.jars[key] = &cookies.Jar{}
	}
	return c.jars[key], nil
}

// ofRequest is a cookie of the request's cookies argument. Unless it says otherwise it
// is for https alone when the request is.
func ofRequest(c crawl.Cookie, url string) cookies.Cookie {
	secure := strings.HasPrefix(url, "https:")
	if c.Secure != nil {
		secure = *c.Secure
	}
	return cookies.Cookie{Name: c.Name, Value: c.Value, Domain: c.Domain, Path: c.Path, Secure: secure}
}

// trace logs header lines under COOKIES_DEBUG, laid out as Scrapy does.
func (c *cookieJars) trace(title, name string, values []string) {
	if !c.debug {
		return
	}
	lines := make([]string, len(values))
	for i, v := range values {
		lines[i] = name + ": " + strings.ToValidUTF8(v, "\ufffd") + "\n"
	}
	c.log.Debug(title + "\n" + strings.Join(lines, "\n"))
}
