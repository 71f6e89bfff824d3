package main

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawltest"
)

// TestHotReloadGuide saves the second spider of the page in the place of the first, while
// its second page is held up.
func TestHotReloadGuide(t *testing.T) {
	const page = "../../docs/guide/hot-reload.md"
	first, second := markedBlock(t, page, runMark), markedBlock(t, page, "<!-- edit -->")
	items, logged := markedBlock(t, page, "<!-- after -->"), markedBlock(t, page, "<!-- log -->")

	site, err := crawltest.Start("")
	if err != nil {
		t.Fatal(err)
	}
	defer site.Close()
	asked, open := make(chan struct{}), make(chan struct{})
	pages := crawltest.Site()
	site.Handle("/quotes/page/8/", http.HandlerFunc(func(rw http.ResponseWriter, req *http.Request) {
		close(asked)
		<-open
		pages.ServeHTTP(rw, req)
	}))
	here := func(text string) []byte { return []byte(strings.ReplaceAll(text, "http://127.0.0.1:8765", site.URL())) }
	file := filepath.Join(t.TempDir(), "spider.js")
	save := func(text string) {
		if err := os.WriteFile(file, here(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	save(first)
	w := &watched{t: t}
	code := make(chan int, 1)
	go func() {
		code <- execute(t.Context(), []string{"dev", file, "-O", "-"}, &w.stdout, &w.stderr)
	}()
	select {
	case <-asked:
	case code := <-code:
		t.Fatalf("exit code %d\n%s", code, w.stderr.String())
	}
	save(second)
	w.logs(": generation 2")
	close(open)
	if code := <-code; code != exitOK || w.stdout.String() != items {
		t.Errorf("exit code %d, items\n%s\nwant\n%s\n%s", code, w.stdout.String(), items, w.stderr.String())
	}
	duration := regexp.MustCompile(`[\d.]+m?s`)
	plain := func(text string) string { return duration.ReplaceAllString(text, "TIME") }
	if !strings.Contains(plain(w.stderr.String()), plain(logged)) {
		t.Errorf("the log has no %s\n%s", logged, w.stderr.String())
	}
}

// markedBlock is the first block of a page below a mark.
func markedBlock(t *testing.T, page, mark string) string {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	at := slices.Index(lines, mark)
	if at < 0 {
		t.Fatalf("%s has no %s", page, mark)
	}
	end := slices.Index(lines[at+2:], "```")
	return strings.Join(lines[at+2:at+2+end], "\n") + "\n"
}
