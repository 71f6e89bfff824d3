package jsapi_test

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"go.uber.org/goleak"

	"github.com/gojscrape/gojscrape/jsapi"
	"github.com/gojscrape/gojscrape/runtime/crawler"
	"github.com/gojscrape/gojscrape/runtime/logging"
)

// running is a crawl whose code is replaced while it goes on.
type running struct {
	*history
	w      *world
	dir    string
	crawl  *crawler.Crawler
	load   crawler.Load
	log    buffer
	ended  chan struct{}
	cancel context.CancelFunc
}

// begin starts a crawl of spider.js among these files, of alternating names and sources.
func (w *world) begin(files ...string) *running {
	w.t.Helper()
	r := &running{history: &history{t: w.t}, w: w, dir: w.t.TempDir(), ended: make(chan struct{})}
	r.write(files...)
	logger, err := logging.New(&r.log, logging.Options{Format: "%(levelname)s %(name)s: %(message)s"})
	if err != nil {
		w.t.Fatal(err)
	}
	path := filepath.Join(r.dir, "spider.js")
	opts := jsapi.Options{Args: w.args, Settings: w.settings.Clone(), Log: logger}
	r.load = jsapi.Reopen(path, opts)
	opts.Settings = w.settings
	ctx, cancel := context.WithTimeout(w.t.Context(), time.Minute)
	r.cancel = cancel
	script, err := jsapi.Open(ctx, path, opts)
	if err == nil {
		err = script.Configure(w.settings)
	}
	if err == nil {
		r.crawl, err = crawler.New(ctx, script, crawler.Options{Version: "0", Settings: w.settings, Log: logger, Stdout: &buffer{}})
	}
	if err != nil {
		w.t.Fatal(err)
	}
	r.listen(r.crawl.Env.Signals)
	go func() {
		defer close(r.ended)
		if r.reason, err = r.crawl.Run(ctx); err != nil {
			w.t.Error(err)
		}
		if err := script.Close(ctx); err != nil {
			w.t.Error(err)
		}
	}()
	return r
}

// write writes files of alternating names and sources.
func (r *running) write(files ...string) {
	r.w.t.Helper()
	for i := 0; i < len(files); i += 2 {
		if err := os.WriteFile(filepath.Join(r.dir, files[i]), []byte(files[i+1]), 0o600); err != nil {
			r.w.t.Fatal(err)
		}
	}
}

// reload writes files and replaces the code.
func (r *running) reload(files ...string) error {
	r.w.t.Helper()
	r.write(files...)
	return r.crawl.Reload(r.w.t.Context(), []string{"spider.js"}, r.load)
}

// mustReload fails unless the code is replaced.
func (r *running) mustReload(files ...string) {
	r.w.t.Helper()
	if err := r.reload(files...); err != nil {
		r.w.t.Fatal(err)
	}
}

// wait returns at the end of the crawl, when nothing of it is left.
func (r *running) wait() {
	r.w.t.Helper()
	<-r.ended
	r.cancel()
	r.history.log, r.stats = r.log.String(), r.crawl.Env.Stats.All()
	goleak.VerifyNone(r.w.t, append(bystanders(), r.w.leaks)...)
}

// gatekeeper serves pages that wait until they are let go.
type gatekeeper struct {
	asked chan string // the page that waits
	open  chan struct{}
	once  sync.Once
}

// gate puts a page at path that says when it is asked for, and waits.
func (w *world) gate(path string) *gatekeeper {
	g := &gatekeeper{asked: make(chan string, 100), open: make(chan struct{})}
	w.site.Handle(path, http.HandlerFunc(func(rw http.ResponseWriter, req *http.Request) {
		g.asked <- req.URL.Path
		select {
		case <-g.open:
		case <-req.Context().Done():
		}
	}))
	w.t.Cleanup(g.release)
	return g
}

func (g *gatekeeper) release() { g.once.Do(func() { close(g.open) }) }

// pages puts empty pages at paths.
func (w *world) pages(paths ...string) {
	for _, path := range paths {
		w.site.Handle(path, http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	}
}

// version is a spider that begins with a page that is held up and yields a request with
// the callback detail; it has these members. VERSION stands for the name of the version.
func version(v, members string) string {
	return strings.ReplaceAll(imports+`export default class WormSpider extends Spider {
  static name = 'worm';
`+members+"\n}\n", "VERSION", v)
}
