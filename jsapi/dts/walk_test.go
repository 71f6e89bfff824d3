package dts_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi"
	"github.com/gojscrape/gojscrape/runtime/crawler"
	"github.com/gojscrape/gojscrape/runtime/crawltest"
	"github.com/gojscrape/gojscrape/runtime/feed"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// found is one line that a script wrote down: the names it finds on a thing.
type found struct {
	Of        string   `json:"of"`
	Members   []string `json:"members"`
	Statics   []string `json:"statics"`
	Inherited []string `json:"inherited"` // from a class that is declared elsewhere
}

// walk runs a spider and returns what it found, by the names it gives.
func walk(t *testing.T, script string) map[string]found {
	t.Helper()
	site, err := crawltest.Start("")
	must(t, err)
	defer site.Close()
	ctx := context.Background()
	out := filepath.Join(t.TempDir(), "walk.jsonl")
	feeds, err := feed.CommandLine(nil, []string{out})
	must(t, err)
	set := settings.New()
	must(t, set.Set(settings.Feeds.Name, feeds, settings.Cmdline))
	log := slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelError}))
	permissions, err := jsapi.ProjectPermissions(script)
	must(t, err)
	opened, err := jsapi.Open(ctx, script, jsapi.Options{
		Args: map[string]string{"site": site.URL()}, Settings: set, Log: log, Permissions: permissions,
	})
	must(t, err)
	defer opened.Close(ctx)
	must(t, opened.Configure(set))
	c, err := crawler.New(ctx, opened, crawler.Options{Version: "test", Settings: set, Log: log, Stdout: io.Discard})
	must(t, err)
	_, err = c.Run(ctx)
	must(t, err)

	text, err := os.ReadFile(out)
	must(t, err)
	all := map[string]found{}
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		var row found
		must(t, json.Unmarshal(lines.Bytes(), &row))
		all[row.Of] = row
	}
	if len(all) == 0 {
		t.Fatalf("%s found nothing", script)
	}
	return all
}

// same reports what only one of two lists has.
func same(t *testing.T, of string, finds, declares []string) {
	t.Helper()
	for _, name := range finds {
		if !slices.Contains(declares, name) {
			t.Errorf("%s: a script finds %s, and it is not declared", of, name)
		}
	}
	for _, name := range declares {
		if !slices.Contains(finds, name) {
			t.Errorf("%s: %s is declared, and a script does not find it", of, name)
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
