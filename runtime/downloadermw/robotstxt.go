package downloadermw

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/future"
	"github.com/gojscrape/gojscrape/runtime/robots"
	"github.com/gojscrape/gojscrape/runtime/settings"
	"github.com/gojscrape/gojscrape/runtime/signals"
	"github.com/gojscrape/gojscrape/runtime/stats"
)

// robotsPriority is the priority of a request for robots.txt: others wait for it.
const robotsPriority = 1000

// NewRobotsTxt makes the middleware that ignores requests that the robots.txt of their
// site forbids
// (https://docs.scrapy.org/en/latest/topics/downloader-middleware.html#module-scrapy.downloadermiddlewares.robotstxt).
// The file is fetched once per host and port; requests that come meanwhile wait for
// it. A site whose file can't be fetched allows everything.
func NewRobotsTxt(env *component.Env) (Middleware, error) {
	if !settings.Get(env.Settings, settings.RobotstxtObey) {
		return Middleware{}, &crawl.NotConfigured{Message: "ROBOTSTXT_OBEY is off"}
	}
	r := &robotsTxt{
		env:          env,
		stats:        env.Stats,
		log:          env.Logger("scrapy.downloadermiddlewares.robotstxt"),
		agent:        settings.Get(env.Settings, settings.RobotstxtUserAgent),
		defaultAgent: settings.Get(env.Settings, settings.UserAgent),
		sites:        map[string]*robotsSite{},
	}
	return Middleware{
		Name:           "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware",
		ProcessRequest: r.processRequest,
	}, nil
}

type robotsTxt struct {
	env                 *component.Env
	stats               stats.Collector
	log                 *slog.Logger
	agent, defaultAgent string
	mu                  sync.Mutex
	sites               map[string]*robotsSite
}

// robotsSite is the robots.txt of one host and port.
type robotsSite struct {
	req   *crawl.Request
	fetch func() *future.Future[*crawl.Response] // starts the download when first called
	read  sync.Once
	rules *robots.Robots // nil allows everything
}

// forRobots is in the context of all that the rules of a site wait for.
type forRobots struct {
	site  *robotsSite
	rules *robots.Robots // nil while the file is fetched
	outer *forRobots
}

type forRobotsKey struct{}

// ForRobotsTxt says that a request is fetched for the sake of a robots.txt: it is that of
// the file, or of a download that a hook or handler began because of it.
func ForRobotsTxt(ctx context.Context) bool { return ctx.Value(forRobotsKey{}) != nil }

// holdingUp marks the context of work that the rules of the site wait for.
func (s *robotsSite) holdingUp(ctx context.Context, rules *robots.Robots) context.Context {
	outer, _ := ctx.Value(forRobotsKey{}).(*forRobots)
	return context.WithValue(ctx, forRobotsKey{}, &forRobots{s, rules, outer})
}

// heldUpBy is the mark of the site in a context, nil without one.
func (s *robotsSite) heldUpBy(ctx context.Context) *forRobots {
	f, _ := ctx.Value(forRobotsKey{}).(*forRobots)
	for f != nil && f.site != s {
		f = f.outer
	}
	return f
}

func (r *robotsTxt) processRequest(ctx context.Context, req *crawl.Request) (Reply, error) {
	base, _ := split(req.URL)
	if base == "" || req.Meta.Bool("dont_obey_robotstxt") || strings.HasPrefix(req.URL, "data:") || strings.HasPrefix(req.URL, "file:") {
		return Reply{}, nil
	}
	site, err := r.site(ctx, base)
	if err != nil {
		return Reply{}, err
	}
	rules, err := r.rules(ctx, site, req)
	if err != nil {
		return Reply{}, err
	}
	agent := cmp.Or(r.agent, req.Headers.Get("User-Agent"), r.defaultAgent)
	if rules == nil || rules.Allowed(agent, req.URL) {
		return Reply{}, nil
	}
	r.log.Debug("Forbidden by robots.txt: " + req.String())
	r.stats.Inc("robotstxt/forbidden", 1)
	return Reply{}, &crawl.IgnoreRequest{Message: "Forbidden by robots.txt"}
}

// site returns the robots.txt that base, as "https://example.com", has in common with
// the other scheme.
func (r *robotsTxt) site(ctx context.Context, base string) (*robotsSite, error) {
	_, netloc, _ := strings.Cut(base, "://")
	r.mu.Lock()
	defer r.mu.Unlock()
	if s := r.sites[netloc]; s != nil {
		return s, nil
	}
	req, err := crawl.NewRequest(base + "/robots.txt")
	if err != nil {
		return nil, fmt.Errorf("asking %s for its robots.txt: %w", crawl.WithoutCredentials(base), err)
	}
	req.Priority = robotsPriority
	req.Meta.Set("dont_obey_robotstxt", true)
	s := &robotsSite{req: req}
	s.fetch = sync.OnceValue(func() *future.Future[*crawl.Response] {
		r.stats.Inc("robotstxt/request_count", 1)
		// Others wait for it too: it must not end with the request that came first.
		return r.env.Engine.Download(s.holdingUp(context.WithoutCancel(ctx), nil), req)
	})
	r.sites[netloc] = s
	return s, nil
}

// rules waits for the download, and for the handlers of robots_parsed; req is the request
// that asks. The error is the end of ctx; a failed download is no error.
func (r *robotsTxt) rules(ctx context.Context, s *robotsSite, req *crawl.Request) (*robots.Robots, error) {
	if f := s.heldUpBy(ctx); f != nil {
		if f.rules != nil {
			return f.rules, nil
		}
		return nil, fmt.Errorf("%s waits for itself: a hook for the request of %s downloads it, and that file has to say first whether it may. "+
			"Set dont_obey_robotstxt in its meta, or let the requests for robots.txt go on without it", req, s.req.URL)
	}
	defer component.Held(ctx)()
	resp, err := s.fetch().Await(ctx)
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	s.read.Do(func() {
		if err != nil {
			r.failed(s.req, err)
			return
		}
		r.stats.Inc("robotstxt/response_count", 1)
		r.stats.Inc(fmt.Sprintf("robotstxt/response_status_count/%d", resp.Status), 1)
		s.rules = robots.Parse(resp.Body)
		component.Announce(s.holdingUp(ctx, s.rules), r.env, signals.RobotsParsed, signals.Robots{Parser: s.rules, Request: req})
	})
	return s.rules, nil
}

func (r *robotsTxt) failed(req *crawl.Request, err error) {
	if _, ignored := errors.AsType[*crawl.IgnoreRequest](err); ignored {
		return
	}
	r.log.Error(fmt.Sprintf("Error downloading %s: %s", req, err), "err", err)
	// Scrapy's key holds a Python class as it prints itself.
	r.stats.Inc("robotstxt/exception_count/<class '"+crawl.ErrorPath(err)+"'>", 1)
}
