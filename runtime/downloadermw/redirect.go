package downloadermw

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync/atomic"

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
		referer:  referer,
		maxTimes: settings.Get(env.Settings, settings.RedirectMaxTimes),
		priority: settings.Get(env.Settings, settings.RedirectPriorityAdjust),
		log:      env.Logger("scrapy.downloadermiddlewares.redirect"),
	}
	r.handled = whenOpened(env, nil, func([]int) []int {
		return attr(env, "handle_httpstatus_list").Ints("handle_httpstatus_list")
	})
	return Middleware{
		Name:            "scrapy.downloadermiddlewares.redirect.RedirectMiddleware",
		ProcessResponse: r.processResponse,
	}, nil
}

type redirect struct {
	referer  Referer
	maxTimes int
	priority int
	log      *slog.Logger
	handled  *atomic.Pointer[[]int] // statuses that the spider wants to see
}

func (r *redirect) processResponse(_ context.Context, req *crawl.Request, resp *crawl.Response) (Reply, error) {
	if !resp.Headers.Has("Location") || !isRedirect(resp.Status) || r.wanted(req, resp.Status) {
		return Reply{Response: resp}, nil
	}
	location := resp.Headers.Get("Location")
	url, err := redirectTarget(req.URL, location)
	if err != nil {
		return Reply{}, fmt.Errorf("following the redirect of %s to %q: %w", req, location, err)
	}
	target := req.Copy()
	target.Cookies = nil // the jar has them, for where they belong
	if err := target.SetURL(url); err != nil {
		return Reply{}, err
	}
	from, to := parseAddress(req.URL), parseAddress(target.URL)
	if !to.web() {
		return Reply{Response: resp}, nil
	}
	dropSecrets(target.Headers, from, to)
	if becomesGet(req.Method, resp.Status) {
		dropBody(target)
	}
	target.Headers.Delete("Referer")
	if r.referer != nil {
		r.referer(target, resp)
	}
	return r.follow(req, target, resp.Status)
}

// wanted says that the spider takes such a response as it is.
func (r *redirect) wanted(req *crawl.Request, status int) bool {
	return req.Meta.Bool("dont_redirect") || req.Meta.Bool("handle_httpstatus_all") ||
		slices.Contains(*r.handled.Load(), status) ||
		slices.Contains(req.Meta.Ints("handle_httpstatus_list"), status)
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
func dropSecrets(h *crawl.Headers, from, to address) {
	if from.host != to.host || from.scheme != to.scheme && to.scheme != "https" {
		h.Delete("Cookie")
	}
	if from != to {
		h.Delete("Authorization")
	}
}

// redirectTarget is where a Location header leads to: relative to the page, with the
// page's fragment unless it has its own.
func redirectTarget(page, location string) (string, error) {
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
