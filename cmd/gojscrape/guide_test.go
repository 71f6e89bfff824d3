package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi"
	"github.com/gojscrape/gojscrape/runtime/crawltest"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// runMark stands on the line above a block of the guide that TestGuideSpiders runs.
const runMark = "<!-- run -->"

// TestGuideSpiders holds the guide to what it shows. A js or ts block whose first line is
// an import is a whole spider: it must load. With runMark it is also crawled, on a site of
// its own, and the json block after it is what `-O -` prints, in any order.
func TestGuideSpiders(t *testing.T) {
	ran := 0
	for _, page := range guidePages(t) {
		blocks := fenced(t, page)
		for i, b := range blocks {
			if b.isSpider() {
				t.Run(b.place, func(t *testing.T) { loads(t, b.file(t, b.text)) })
			}
			if !b.marked {
				continue
			}
			ran++
			if !b.isSpider() || i+1 == len(blocks) || blocks[i+1].lang != "json" {
				t.Errorf("%s: %s takes a whole spider, and a json block after it", b.place, runMark)
				continue
			}
			t.Run(b.place+"/run", func(t *testing.T) { prints(t, b, blocks[i+1].text) })
		}
	}
	if ran == 0 {
		t.Errorf("no block of the guide has %s", runMark)
	}
}

// TestGuideLinks checks that the links of the guide lead somewhere, and that its index
// knows every page.
func TestGuideLinks(t *testing.T) {
	links := regexp.MustCompile(`\]\(([^)#]*)(?:#([^)]*))?\)`)
	indexed := map[string]bool{}
	for _, page := range guidePages(t) {
		for _, link := range links.FindAllStringSubmatch(prose(t, page), -1) {
			target := filepath.Join(filepath.Dir(page), link[1])
			switch {
			case strings.Contains(link[1], "://"):
				continue
			case link[1] == "":
				target = page
			case filepath.Base(page) == "README.md":
				indexed[target] = true
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s: the link to %s%s leads nowhere", page, link[1], link[2])
			} else if link[2] != "" && !slices.Contains(anchors(prose(t, target)), link[2]) {
				t.Errorf("%s: %s has no heading for #%s", page, target, link[2])
			}
		}
	}
	for _, page := range guidePages(t) {
		if filepath.Base(page) != "README.md" && !indexed[page] {
			t.Errorf("README.md has no link to %s", page)
		}
	}
}

// prose is a page without its fenced blocks.
func prose(t *testing.T, page string) string {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile("(?ms)^```.*?^```$").ReplaceAllString(string(text), "")
}

// anchors are the names that GitHub gives the headings of a page.
func anchors(text string) (names []string) {
	for _, heading := range regexp.MustCompile(`(?m)^#+ (.*)$`).FindAllStringSubmatch(text, -1) {
		plain := regexp.MustCompile(`[^\p{L}\p{N} _-]`).ReplaceAllString(heading[1], "")
		names = append(names, strings.ReplaceAll(strings.ToLower(plain), " ", "-"))
	}
	return names
}

func guidePages(t *testing.T) []string {
	t.Helper()
	pages, err := filepath.Glob("../../docs/guide/*.md")
	if err != nil || len(pages) == 0 {
		t.Fatalf("found the pages %q of the guide, %v", pages, err)
	}
	return pages
}

// block is the text between two fences of a page.
type block struct {
	place  string // "errors.md:12", the line of the first fence
	lang   string
	marked bool // with runMark
	text   string
}

// isSpider says that the block is the whole file of a spider.
func (b block) isSpider() bool {
	return (b.lang == "js" || b.lang == "ts") && strings.HasPrefix(b.text, "import ")
}

// file writes source to a file in the language of the block.
func (b block) file(t *testing.T, source string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "spider."+b.lang)
	if err := os.WriteFile(path, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// fenced are the blocks of a page.
func fenced(t *testing.T, page string) (blocks []block) {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	inside, above := false, ""
	for n, line := range strings.Split(string(text), "\n") {
		lang, fence := strings.CutPrefix(line, "```")
		switch {
		case fence && inside:
			inside = false
		case fence:
			inside = true
			place := fmt.Sprintf("%s:%d", filepath.Base(page), n+1)
			blocks = append(blocks, block{place: place, lang: lang, marked: above == runMark})
		case inside:
			blocks[len(blocks)-1].text += line + "\n"
		}
		above = line
	}
	if inside {
		t.Fatalf("%s: the block is not closed", blocks[len(blocks)-1].place)
	}
	return blocks
}

// loads fails unless there is a spider in the file.
func loads(t *testing.T, file string) {
	t.Helper()
	script, err := jsapi.Open(t.Context(), file, jsapi.Options{Settings: settings.New()})
	if err != nil {
		t.Fatal(err)
	}
	if err := script.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

// prints runs the spider and fails unless its items are the lines of want. The site that
// the guide names is a site of the test's own here.
func prints(t *testing.T, spider block, want string) {
	t.Helper()
	site, err := crawltest.Start("")
	if err != nil {
		t.Fatal(err)
	}
	defer site.Close()
	inGuide := fmt.Sprintf("http://127.0.0.1:%d", demoPort)
	file := spider.file(t, strings.ReplaceAll(spider.text, inGuide, site.URL()))

	var stdout, stderr bytes.Buffer
	code := execute(t.Context(), []string{"runspider", file, "-O", "-"}, &stdout, &stderr)
	got := strings.ReplaceAll(stdout.String(), site.URL(), inGuide)
	if code != exitOK || !slices.Equal(sortedLines(got), sortedLines(want)) {
		t.Errorf("exit code %d, the items\n%s\nwant\n%s\n%s", code, got, want, stderr.String())
	}
}

func sortedLines(text string) []string {
	return slices.Sorted(strings.Lines(text))
}
