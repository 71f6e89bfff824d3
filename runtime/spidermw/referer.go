package spidermw

import (
	"context"
	"fmt"
	"log/slog"
	"sync"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/pyliteral"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// NewReferer makes the middleware that sets the Referer header of what a callback yields
// (https://docs.scrapy.org/en/latest/topics/spider-middleware.html#scrapy.spidermiddlewares.referer.RefererMiddleware).
func NewReferer(env *component.Env) (Middleware, error) {
	set, err := RefererSetter(env)
	if err != nil {
		return Middleware{}, err
	}
	return Middleware{
		Name: "scrapy.spidermiddlewares.referer.RefererMiddleware",
		ProcessSpiderOutput: func(_ context.Context, resp *crawl.Response, out crawl.Output) crawl.Output {
			return keepRequests(out, func(req *crawl.Request) bool {
				set(req, resp)
				return true
			})
		},
	}, nil
}

// RefererSetter returns what the middleware does to one request: it sets the Referer
// header, unless there is one, to what the policy lets a request that resp led to tell
// of the page. The crawler gives it to the redirect middleware too.
func RefererSetter(env *component.Env) (func(req *crawl.Request, resp *crawl.Response), error) {
	if !settings.Get(env.Settings, settings.RefererEnabled) {
		return nil, &crawl.NotConfigured{Message: "REFERER_ENABLED is off"}
	}
	text := settings.Get(env.Settings, settings.ReferrerPolicy)
	def, ok := trustedPolicy(text)
	if !ok {
		return nil, fmt.Errorf("setting REFERRER_POLICY: %q is no policy: it takes a name of https://www.w3.org/TR/referrer-policy/, \"scrapy-default\" or the path of one of Scrapy's classes", text)
	}
	r := &referer{def: def, log: env.Logger("scrapy.spidermiddlewares.referer"), warned: map[string]bool{}}
	return r.set, nil
}

type referer struct {
	def    policy
	log    *slog.Logger
	mu     sync.Mutex
	warned map[string]bool // policies that are wrong
}

func (r *referer) set(req *crawl.Request, resp *crawl.Response) {
	text := r.policy(req, resp)(parseAddress(resp.URL), parseAddress(req.URL))
	if text != "" {
		req.Headers.SetDefault("Referer", text)
	}
}

// policy is that of meta.referrer_policy, or else of the page's header, or else of the
// settings. A wrong one counts as the settings'.
func (r *referer) policy(req *crawl.Request, resp *crawl.Response) policy {
	if own := req.Meta.Get("referrer_policy"); own != nil {
		return r.orDefault(fmt.Sprint(own), trustedPolicy)
	}
	if resp.Headers.Has("Referrer-Policy") {
		return r.orDefault(resp.Headers.Get("Referrer-Policy"), parsePolicy)
	}
	return r.def
}

func (r *referer) orDefault(text string, parse func(string) (policy, bool)) policy {
	if p, ok := parse(text); ok {
		return p
	}
	r.warn(text)
	return r.def
}

// warn logs a wrong policy once. A page can't make it remember without end.
func (r *referer) warn(text string) {
	const most = 100
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.warned[text] || len(r.warned) == most {
		return
	}
	r.warned[text] = true
	r.log.Warn("Could not load referrer policy " + pyliteral.Repr(text))
}

// trustedPolicy also takes the class paths that a settings file or a spider may name. A
// page may not: a header once made Scrapy import what it named (GHSA-cwxj-rr6w-m6w7).
func trustedPolicy(text string) (policy, bool) {
	if name, ok := className(text); ok {
		text = name
	}
	return parsePolicy(text)
}
