package spiders_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// alike makes the two programs send the same bytes: each has a User-Agent of its own, and
// offers the codings that it finds installed.
var alike = map[string]string{
	"USER_AGENT":              "compared",
	"DEFAULT_REQUEST_HEADERS": `{"Accept": "text/html", "Accept-Language": "en", "Accept-Encoding": "gzip"}`,
}

// measured are the stats that differ from run to run, or with the program: times, memory
// and the number of log lines.
var measured = regexp.MustCompile(`^(start_time|finish_time|elapsed_time_seconds|items_per_minute|responses_per_minute|memusage/.*|log_count/.*)$`)

func TestQuotesAreThoseOfScrapy(t *testing.T) {
	python := scrapy(t)
	site := serve(t)
	out := filepath.Join(t.TempDir(), "quotes.jsonl")
	log := runScrapy(t, python, "quotes_scrapy.py", site.URL(), out)
	want, err := os.ReadFile(out)
	must(t, err)

	got := crawl(t, "quotes.js", site, alike)
	same(t, "Scrapy", got.items, sortedLines(want))

	ours, theirs := dumped(t, got.log), dumped(t, log)
	for key := range ours {
		theirs[key] += "" // a key that Scrapy has not is one to compare, too
	}
	for key, want := range theirs {
		if got := ours[key]; got != want && !measured.MatchString(key) {
			t.Errorf("stats: %s is %q, in Scrapy %q", key, got, want)
		}
	}
}

// scrapy is a Python that has Scrapy. Without one the test is skipped, or fails where
// GOJSCRAPE_REQUIRE_ORACLES says that it has to run.
func scrapy(t testing.TB) string {
	t.Helper()
	const python = "/usr/bin/python3" // Debian's package python3-scrapy belongs to this one
	if err := exec.Command(python, "-c", "import scrapy").Run(); err != nil {
		if os.Getenv("GOJSCRAPE_REQUIRE_ORACLES") == "1" {
			t.Fatalf("%s has no Scrapy: %v", python, err)
		}
		t.Skipf("%s has no Scrapy (apt-get install python3-scrapy)", python)
	}
	return python
}

// runScrapy runs a spider of testdata and returns its log.
func runScrapy(t testing.TB, python, spider, site, out string) string {
	t.Helper()
	args := []string{"-m", "scrapy", "runspider", filepath.Join("testdata", spider), "-a", "site=" + site, "-O", out}
	for name, value := range alike {
		args = append(args, "-s", name+"="+value)
	}
	cmd := exec.Command(python, args...)
	var log bytes.Buffer
	cmd.Stderr = &log
	if err := cmd.Run(); err != nil {
		t.Fatalf("scrapy: %v\n%s", err, log.String())
	}
	return log.String()
}

var stat = regexp.MustCompile(`^[{ ]'([^']+)': (.*)[,}]$`)

// dumped are the stats at the end of a log, as text.
func dumped(t *testing.T, log string) map[string]string {
	t.Helper()
	_, dump, found := strings.Cut(log, "Dumping Scrapy stats:\n")
	if !found {
		t.Fatalf("no stats in the log:\n%s", log)
	}
	stats := map[string]string{}
	for line := range strings.Lines(dump) {
		line = strings.TrimSuffix(line, "\n")
		m := stat.FindStringSubmatch(line)
		if m == nil {
			break
		}
		stats[m[1]] = m[2]
	}
	return stats
}
