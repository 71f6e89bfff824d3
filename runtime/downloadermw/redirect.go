package downloadermw

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// Referer sets the Referer header of a request that follows from a response.
type Referer func(req *crawl.Request, resp *crawl.Response)

// NewRedirect makes the middleware that follows the redirects of servers
// (https://docs.scrapy.org/en/latest/topics/downloader-middleware.html#module-scrapy.downloadermiddlewares.redirect).
// Since no referrer policy is known to it, redirected requests have no Referer header.
func NewRedirect(env *component.Env) (Middleware, error) { return NewRedirectWith(env, nil) }

// NewRedirectWith makes the same, with the referrer policy of the spider middlewares;
// nil is none.
func NewRedirectWith(env *component.Env, referer Referer) (Middleware, error) {
	if !settings.Get(env.Settings, settings.RedirectEnabled) {
		return Middleware{}, &crawl.NotConfigured{Message: "REDIRECT_ENABLED is off"}
	}
	r := &redirect{
		spider:   env.Spider,
		referer:  referer,
		maxTimes: settings.Get(env.Settings, settings.RedirectMaxTimes),
		priority: settings.Get(env.Settings, settings.RedirectPriorityAdjust),
		log:      env.Logger("scrapy.downloadermiddlewares.redirect"),
	}
	return Middleware{
		Name:            "scrapy.downloadermiddlewares.redirect.RedirectMiddleware",
		ProcessResponse: r.processResponse,
	}, nil
}

type redirect struct {
	spider   component.SpiderInfo
	referer  Referer
	maxTimes int
	priority int
	log      *slog.Logger
}

func (r *redirect) processResponse(_ context.Context, req *crawl.Request, resp *crawl.Response) (Reply, error) {
	if !resp.Headers.Has("Location") || !isRedirect(resp.Status) || r.wanted(req, resp.Status) {
		return Reply{Response: resp}, nil
	}
	target, err := r.target(req, resp)
	if err != nil {
		return Reply{}, fmt.Errorf("following the redirect of %s: %w", req, err)
	}
	if target == nil {
		return Reply{Response: resp}, nil
	}
	return r.follow(req, target, resp.Status)
}

// target is the request that a redirect asks for, nil when it leads off the web: to a
// file of this machine, for instance.
func (r *redirect) target(req *crawl.Request, resp *crawl.Response) (*crawl.Request, error) {
	url, err := redirectURL(req.URL, resp.Headers.Get("Location"))
	if err != nil {
		return nil, err
	}
	target := req.Copy()
	target.Cookies = nil // the jar has them, for where they belong
	if err := target.SetURL(url); err != nil {
		return nil, err
	}
	from, to := crawl.AddressOf(req.URL), crawl.AddressOf(target.URL)
	if !web(to) {
		return nil, nil
	}
	dropSecrets(target.Headers, from, to)
	if becomesGet(req.Method, resp.Status) {
		dropBody(target)
	}
	target.Headers.Delete("Referer")
	if r.referer != nil {
		r.referer(target, resp)
	}
	return target, nil
}

// wanted says that the spider takes such a response as it is.
func (r *redirect) wanted(req *crawl.Request, status int) bool {
	const list = "handle_httpstatus_list"
	return req.Meta.Bool("dont_redirect") || req.Meta.Bool("handle_httpstatus_all") ||
		slices.Contains(req.Meta.Ints(list), status) || slices.Contains(attr(r.spider, list).Ints(list), status)
}

// follow writes down the way to target, or gives up when it is too long.
func (r *redirect) follow(req, target *crawl.Request, status int) (Reply, error) {
	req.Meta.SetDefault("redirect_ttl", r.maxTimes)
	ttl, _ := req.Meta.Int("redirect_ttl")
	times, _ := req.Meta.Int("redirect_times")
	times++
	if ttl == 0 || times > r.maxTimes {
		r.log.Debug("Discarding " + req.String() + ": max redirections reached")
		return Reply{}, &crawl.IgnoreRequest{Message: "max redirections reached"}
	}
	target.Meta.Set("redirect_times", times)
	target.Meta.Set("redirect_ttl", ttl-1)
	appendTo(target.Meta, "redirect_urls", req.URL)
	appendTo(target.Meta, "redirect_reasons", int64(status))
	target.Priority += r.priority
	r.log.Debug(fmt.Sprintf("Redirecting (%d) to %s from %s", status, target, req))
	return Reply{Request: target}, nil
}

// appendTo makes a new list: the one that is there belongs to other requests too.
func appendTo(meta *crawl.Values, key string, value any) {
	list, _ := meta.Get(key).([]any)
	meta.Set(key, append(slices.Clip(list), value))
}

func isRedirect(status int) bool {
	switch status {
	case 301, 302, 303, 307, 308:
		return true
	}
	return false
}

// becomesGet tells the redirects that are followed with GET, as browsers do
// (https://fetch.spec.whatwg.org/#http-redirect-fetch).
func becomesGet(method string, status int) bool {
	switch status {
	case 301, 302:
		return method == "POST"
	case 303:
		return method != "GET" && method != "HEAD"
	}
	return false
}

// dropBody makes a GET request without the body and all that speaks of it.
func dropBody(req *crawl.Request) {
	req.Method, req.Body = "GET", nil
	for _, name := range []string{"Type", "Length", "Encoding", "Language", "Location"} {
		req.Headers.Delete("Content-" + name)
	}
}

// dropSecrets removes what must not be told to another server: a Cookie header to
// another host or to one that everybody on the way can read, Authorization to any other
// origin (https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name).
func dropSecrets(h *crawl.Headers, from, to crawl.Address) {
	if from.Host != to.Host || from.Scheme != to.Scheme && to.Scheme != "https" {
		h.Delete("Cookie")
	}
	if from != to {
		h.Delete("Authorization")
	}
}

// redirectURL is where a Location header leads to: relative to the page, with the
// page's fragment unless it has its own.
func redirectURL(page, location string) (string, error) {
	url, err := crawl.SafeURL(location, "")
	if err != nil {
		return "", err
	}
	if strings.HasPrefix(location, "//") {
		scheme, _, _ := strings.Cut(page, ":")
		url = scheme + "://" + strings.TrimLeft(url, "/")
	}
	if url, err = join(page, url); err != nil {
		return "", err
	}
	if _, fragment, _ := strings.Cut(page, "#"); fragment != "" && !strings.Contains(url, "#") {
		url += "#" + fragment
	}
	return url, nil
}
