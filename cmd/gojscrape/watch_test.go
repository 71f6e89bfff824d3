package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gojscrape/gojscrape/runtime/crawltest"
)

// watched is a crawl of spider.js in a folder of its own, held up at its first page, whose
// files are changed meanwhile.
type watched struct {
	t              testing.TB
	dir            string
	site           *crawltest.Server
	open           chan struct{}
	code           chan int
	stdout, stderr written
}

// written is what a crawl writes while it runs.
type written struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *written) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *written) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// saying is a spider whose second page gives an item that says text.
func saying(text string) string {
	return `import { Spider, Request } from 'gojscrape'
import { said } from './helper.js'
export default class SayingSpider extends Spider {
  static name = 'saying'
  async *start() {
    yield new Request(this.site + '/gate', { priority: 1, callback: this.nothing })
    yield new Request(this.site + '/second')
  }
  *nothing() {}
  *parse() { yield { text: '` + text + `', said } }
}
`
}

const (
	oldHelper = "export const said = 'old'\n"
	newHelper = "export const said = 'new'\n"
)

// watchCrawl starts runspider with these arguments and waits for the first page.
func watchCrawl(t testing.TB, args ...string) *watched {
	t.Helper()
	site, err := crawltest.Start("")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { site.Close() })
	w := &watched{t: t, dir: t.TempDir(), site: site, open: make(chan struct{}), code: make(chan int, 1)}
	asked := make(chan struct{}, 1)
	site.Handle("/gate", http.HandlerFunc(func(_ http.ResponseWriter, req *http.Request) {
		asked <- struct{}{}
		select {
		case <-w.open:
		case <-req.Context().Done():
		}
	}))
	site.Handle("/second", http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	w.write("spider.js", saying("old"))
	w.write("helper.js", oldHelper)
	args = append(args, filepath.Join(w.dir, "spider.js"), "-a", "site="+site.URL(), "-O", "-", "-s", "CONCURRENT_REQUESTS=1")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	go func() { w.code <- execute(ctx, args, &w.stdout, &w.stderr) }()
	select {
	case <-asked:
	case code := <-w.code:
		t.Fatalf("exit code %d\n%s", code, w.stderr.String())
	}
	return w
}

func (w *watched) path(name string) string { return filepath.Join(w.dir, name) }

func (w *watched) write(name, source string) {
	w.t.Helper()
	if err := os.WriteFile(w.path(name), []byte(source), 0o600); err != nil {
		w.t.Fatal(err)
	}
}

// logs waits until the log has a text.
func (w *watched) logs(text string) {
	w.t.Helper()
	for range 3000 {
		if strings.Contains(w.stderr.String(), text) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	w.t.Fatalf("the log has no %q:\n%s", text, w.stderr.String())
}

// prints lets the crawl go on to its end and compares its items.
func (w *watched) prints(want string) {
	w.t.Helper()
	close(w.open)
	if code := <-w.code; code != exitOK || w.stdout.String() != want+"\n" {
		w.t.Errorf("exit code %d, items\n%s\nwant\n%s\n%s", code, w.stdout.String(), want, w.stderr.String())
	}
}

func TestWatchReloadsWhatIsSaved(t *testing.T) {
	t.Run("the spider", func(t *testing.T) {
		w := watchCrawl(t, "runspider", "--watch")
		w.write("spider.js", saying("new"))
		w.logs("Reloaded spider.js in ")
		w.prints(`{"text": "new", "said": "old"}`)
	})
	t.Run("what it imports", func(t *testing.T) {
		w := watchCrawl(t, "runspider", "--watch")
		w.write("helper.js", newHelper)
		w.logs("Reloaded helper.js in ")
		w.prints(`{"text": "old", "said": "new"}`)
	})
	t.Run("a file that takes the place of another", func(t *testing.T) {
		w := watchCrawl(t, "runspider", "--watch")
		w.write("spider.js~", saying("new"))
		if err := os.Rename(w.path("spider.js~"), w.path("spider.js")); err != nil {
			t.Fatal(err)
		}
		w.logs(": generation 2")
		w.prints(`{"text": "new", "said": "old"}`)
	})
	t.Run("by polling", func(t *testing.T) {
		w := watchCrawl(t, "runspider", "--watch-poll", "20ms")
		w.write("spider.js", saying("newer"))
		w.logs(": generation 2")
		w.prints(`{"text": "newer", "said": "old"}`)
	})
	t.Run("in dev", func(t *testing.T) {
		w := watchCrawl(t, "dev")
		w.write("spider.js", saying("new"))
		w.logs(": generation 2")
		w.prints(`{"text": "new", "said": "old"}`)
		if log := w.stderr.String(); strings.Contains(log, "DEBUG") || strings.Contains(log, "[scrapy") {
			t.Errorf("the log is not the short one:\n%s", log)
		}
	})
}

func TestWatchRecovers(t *testing.T) {
	t.Run("from a mistake", func(t *testing.T) {
		w := watchCrawl(t, "runspider", "--watch")
		w.write("spider.js", "export default class {\n  a = (\n}\n")
		w.logs("Reloading spider.js failed, the code that runs goes on")
		w.logs("> 3 | }")
		w.write("spider.js", saying("new"))
		w.logs(": generation 2")
		w.prints(`{"text": "new", "said": "old"}`)
	})
	t.Run("from a mistake in a new file", func(t *testing.T) {
		w := watchCrawl(t, "runspider", "--watch")
		w.write("more.js", "throw new Error('not yet')\n")
		w.write("spider.js", "import './more.js'\n"+saying("new"))
		w.logs("not yet")
		w.write("more.js", "")
		w.logs("Reloaded more.js in ")
		w.prints(`{"text": "new", "said": "old"}`)
	})
	t.Run("from the import of a file that comes later", func(t *testing.T) {
		w := watchCrawl(t, "runspider", "--watch")
		w.write("spider.js", "import './more'\n"+saying("new"))
		w.logs("there is no file \"./more\" to import")
		w.write("more.js", "")
		w.logs("Reloaded more.js in ")
		w.prints(`{"text": "new", "said": "old"}`)
		if log := w.stderr.String(); strings.Contains(log, "can't be watched") {
			t.Errorf("a folder that there isn't was to be watched:\n%s", log)
		}
	})
	t.Run("from a file that is gone", func(t *testing.T) {
		w := watchCrawl(t, "runspider", "--watch")
		if err := os.Remove(w.path("helper.js")); err != nil {
			t.Fatal(err)
		}
		w.logs("Reloading helper.js failed")
		w.write("helper.js", newHelper)
		w.logs("Reloaded helper.js in ")
		w.prints(`{"text": "old", "said": "new"}`)
	})
}

func TestAReloadMayChangeTheLevelOfTheLog(t *testing.T) {
	w := watchCrawl(t, "runspider", "--watch")
	w.write("spider.js", strings.Replace(saying("new"), "'saying'", "'saying'; static customSettings = { LOG_LEVEL: 'INFO' }", 1))
	w.logs(": generation 2")
	before := strings.Count(w.stderr.String(), "DEBUG")
	w.write("helper.js", newHelper) // once this is reloaded the level holds
	w.logs(": generation 3")
	w.prints(`{"text": "new", "said": "new"}`)
	if after := strings.Count(w.stderr.String(), "DEBUG"); before == 0 || after != before {
		t.Errorf("%d lines of DEBUG before, %d after:\n%s", before, after, w.stderr.String())
	}
}

// BenchmarkSaveToSwap is the time from the save of a file to the swap of the code, the wait
// for the end of the save included.
func BenchmarkSaveToSwap(b *testing.B) {
	w := watchCrawl(b, "runspider", "--watch")
	generation := 1
	for b.Loop() {
		generation++
		w.write("spider.js", saying(fmt.Sprint(generation)))
		for text := fmt.Sprintf(": generation %d\n", generation); !strings.Contains(w.stderr.String(), text); {
			time.Sleep(time.Millisecond)
		}
	}
	b.StopTimer()
	w.prints(fmt.Sprintf(`{"text": "%d", "said": "old"}`, generation))
}
