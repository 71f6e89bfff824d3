package crawler_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/pipeline"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// pipe is a pipeline of the script that adds its name to the path of an item.
func pipe(name string, priority int) component.Ref[pipeline.Pipeline] {
	return component.Ref[pipeline.Pipeline]{Name: name, Priority: priority, New: func(*component.Env) (pipeline.Pipeline, error) {
		return pipeline.Pipeline{Name: name, ProcessItem: func(ctx context.Context, item crawl.Item) (crawl.Item, error) {
			fields, err := item.Fields(ctx)
			if err != nil {
				return nil, err
			}
			path, _ := fields.Get("path")
			return item, item.Set(ctx, "path", path.(string)+name)
		}}, nil
	}}
}

func broken(err error) component.Ref[pipeline.Pipeline] {
	return component.Ref[pipeline.Pipeline]{Name: "broken", New: func(*component.Env) (pipeline.Pipeline, error) {
		return pipeline.Pipeline{}, err
	}}
}

func TestSettingsChooseAndOrderTheComponents(t *testing.T) {
	for _, tc := range []struct {
		name string
		set  settings.Dict
		want string
	}{
		{"as the script says", nil, "ab"},
		{"another order", settings.Dict{{Key: "a", Value: int64(900)}}, "ba"},
		{"an order between two numbers", settings.Dict{{Key: "a", Value: 200.5}}, "ba"},
		{"null disables", settings.Dict{{Key: "a", Value: nil}}, "b"},
		{"null for what is not there", settings.Dict{{Key: "z", Value: nil}}, "ab"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := newTrial(t, "ITEM_PIPELINES", tc.set)
			c.parts.Pipelines = []component.Ref[pipeline.Pipeline]{pipe("a", 100), pipe("b", 200), broken(&crawl.NotConfigured{Message: "no key"})}
			c.spider.OnStart = func(context.Context) crawl.Output {
				return crawl.Yield(crawl.Result{Item: crawl.NewRecord("path", "")})
			}
			c.run()
			if got, _ := c.items[0].Get("path"); got != tc.want {
				t.Errorf("pipelines %v, want %s", got, tc.want)
			}
			enabled := "INFO: Enabled item pipelines:\n['" + strings.Join(strings.Split(tc.want, ""), "',\n '") + "']\n"
			for _, line := range []string{enabled, "DEBUG: Disabled broken: no key\n"} {
				if !strings.Contains(c.log.String(), line) {
					t.Errorf("log without %q:\n%s", line, c.log.String())
				}
			}
		})
	}
}

func TestNullDisablesABuiltin(t *testing.T) {
	c := newTrial(t,
		"DOWNLOADER_MIDDLEWARES", settings.Dict{{Key: "scrapy.downloadermiddlewares.redirect.RedirectMiddleware"}},
		"SPIDER_MIDDLEWARES", settings.Dict{{Key: "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware"}},
		"EXTENSIONS", settings.Dict{{Key: "scrapy.extensions.corestats.CoreStats"}})
	c.start("/redirect/1")
	status := 0
	c.parse(func(_ context.Context, resp *crawl.Response) crawl.Output {
		status = resp.Status
		return crawl.Yield()
	})
	c.run()
	if status != 302 {
		t.Errorf("the callback got status %d", status)
	}
	c.checkStat("finish_reason", nil)
}

// TestWhatKeepsACrawlFromBeingMade checks the errors, and that nothing is left of it.
func TestWhatKeepsACrawlFromBeingMade(t *testing.T) {
	folder := t.TempDir()
	feeds := func(path string) settings.Dict {
		return settings.Dict{{Key: path, Value: settings.Dict{{Key: "format", Value: "json"}, {Key: "overwrite", Value: true}}}}
	}
	old := filepath.Join(folder, "old.json")
	if err := os.WriteFile(old, []byte("[]"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name  string
		set   map[string]settings.Dict
		parts []component.Ref[pipeline.Pipeline]
		want  string
	}{
		{"an unknown component", map[string]settings.Dict{"EXTENSIONS": {{Key: "my.Extension", Value: int64(1)}}}, nil,
			`setting EXTENSIONS: there is no component "my.Extension": name a class, or a path such as './components.js#Name', ` +
				`or one of the built-in ones: scrapy.extensions.corestats.CoreStats, `},
		{"an unknown component of a kind without built-in ones", map[string]settings.Dict{"ITEM_PIPELINES": {{Key: "my.Pipeline", Value: int64(1)}}}, nil,
			`setting ITEM_PIPELINES: there is no component "my.Pipeline": name a class, or a path such as './components.js#Name'`},
		{"a component named twice", map[string]settings.Dict{"ITEM_PIPELINES": {{Key: "a", Value: int64(1)}, {Key: "a", Value: int64(2)}}}, []component.Ref[pipeline.Pipeline]{pipe("a", 1)},
			`setting ITEM_PIPELINES: component a is named twice`},
		{"an order that is no number", map[string]settings.Dict{"ITEM_PIPELINES": {{Key: "a", Value: "first"}}}, []component.Ref[pipeline.Pipeline]{pipe("a", 1)},
			`setting ITEM_PIPELINES: the order of a is "first": it takes a number, or null to disable it`},
		{"an output path that can't be written", map[string]settings.Dict{"FEEDS": feeds(folder)}, nil,
			`scrapy.extensions.feedexport.FeedExporter: feed "` + folder + `" can't be written: `},
		{"a component that fails after the feeds are made", map[string]settings.Dict{"FEEDS": feeds(old)}, []component.Ref[pipeline.Pipeline]{broken(errors.New("no server"))},
			`broken: no server`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := newTrial(t, "CLOSESPIDER_TIMEOUT", 1000)
			for name, dict := range tc.set {
				if err := c.set.Set(name, dict, settings.Project); err != nil {
					t.Fatal(err)
				}
			}
			c.parts.Pipelines = tc.parts
			if _, err := c.build(); err == nil || !strings.HasPrefix(err.Error(), tc.want) {
				t.Errorf("error %v, want %s", err, tc.want)
			}
			if content, err := os.ReadFile(old); err != nil || string(content) != "[]" {
				t.Errorf("the old file is %q, %v", content, err)
			}
		})
	}
}

func TestAPipelineThatCannotOpenSpoilsNoOldFile(t *testing.T) {
	old := filepath.Join(t.TempDir(), "old.json")
	if err := os.WriteFile(old, []byte("[]"), 0o600); err != nil {
		t.Fatal(err)
	}
	c := newTrial(t, "FEEDS", settings.Dict{{Key: old, Value: settings.Dict{{Key: "format", Value: "json"}, {Key: "overwrite", Value: true}}}})
	c.parts.Pipelines = []component.Ref[pipeline.Pipeline]{{Name: "db", New: func(*component.Env) (pipeline.Pipeline, error) {
		return pipeline.Pipeline{Name: "db", Open: func(context.Context) error { return errors.New("no server") }}, nil
	}}}
	made, err := c.build()
	if err != nil {
		t.Fatal(err)
	}
	if reason, err := made.Run(t.Context()); reason != "start_error" || err == nil || err.Error() != "open_spider of db: no server" {
		t.Errorf("reason %q, error %v", reason, err)
	}
	if content, err := os.ReadFile(old); err != nil || string(content) != "[]" {
		t.Errorf("the old file is %q, %v", content, err)
	}
}

func TestAScriptMayStillChangeSettingsWhenItIsOpened(t *testing.T) {
	c := newTrial(t, "RETRY_ENABLED", false)
	c.opened = func(env *component.Env) {
		for name, value := range map[string]any{"DOWNLOAD_MAXSIZE": 1000, "CONCURRENT_REQUESTS": 1} {
			if err := env.Settings.Set(name, value, settings.Spider); err != nil {
				t.Error(err)
			}
		}
	}
	c.start("/largefile?bytes=2000", "/delay/0.01?a", "/delay/0.01?b")
	c.run()
	if c.site.Peak() != 1 {
		t.Errorf("%d requests at once", c.site.Peak())
	}
	c.checkStat("response_received_count", int64(2))
	if err := c.set.Set("CONCURRENT_REQUESTS", 2, settings.Spider); err == nil {
		t.Error("the settings were not frozen")
	}
}

func TestAWrongSlotIsAnErrorBeforeTheCrawlStarts(t *testing.T) {
	c := newTrial(t, "DOWNLOAD_SLOTS", settings.Dict{{Key: "a", Value: settings.Dict{{Key: "delay", Value: "long"}}}})
	if _, err := c.build(); err == nil || !strings.Contains(err.Error(), "DOWNLOAD_SLOTS") {
		t.Errorf("error %v", err)
	}
}
