package robots_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/robots"
)

func TestAllowed(t *testing.T) {
	const groups = "User-agent: alpha\nUser-agent: beta\nDisallow: /ab\n\nUser-agent: alphabet\nDisallow: /c\n\nUser-agent: *\nDisallow: /all\n\nUser-agent: ALPHA\nDisallow: /more\n"
	star := func(rules string) string { return "User-agent: *\n" + rules }
	for _, c := range []struct {
		name, file, agent, url string
		want                   bool
	}{
		{"an empty file", "", "x", "https://h/a", true},
		{"a page of HTML", "<html><body>Not found: /</body></html>", "x", "https://h/a", true},
		{"rules for nobody", "Disallow: /\n", "x", "https://h/a", true},
		{"nothing forbidden", star("Disallow:\n"), "x", "https://h/a", true},
		{"everything forbidden", star("Disallow: /\n"), "x", "https://h/", false},
		{"no path is the root", star("Disallow: /\n"), "x", "https://h", false},
		{"a query without a path", star("Disallow: /?q\n"), "x", "https://h?q=1", false},
		{"a byte order mark", "\ufeff" + star("Disallow: /\n"), "x", "https://h/", false},
		{"bytes that are no text", "\xff\xfe\x00" + "U\x00s\x00", "x", "https://h/", true},
		{"old line ends", "User-agent: *\rDisallow: /\r", "x", "https://h/", false},
		{"a comment", star("Disallow: / # all of it\n"), "x", "https://h/a", false},
		{"no colon", "User-agent *\nDisallow /a\n", "x", "https://h/a", false},
		{"a misspelling", star("Dissalow: /a\n"), "x", "https://h/a", false},

		{"the group of an agent", groups, "alpha", "https://h/ab", false},
		{"and the other name of it", groups, "beta/2.0", "https://h/ab", false},
		{"merged with its later lines", groups, "alpha", "https://h/more", false},
		{"not with everybody's", groups, "alpha", "https://h/all", true},
		{"a whole header", groups, "Mozilla/5.0 (compatible; Alpha/1.0)", "https://h/ab", false},
		{"the longest name", groups, "alphabet", "https://h/c", false},
		{"only the longest name", groups, "alphabet", "https://h/ab", true},
		{"everybody else", groups, "gamma", "https://h/all", false},
		{"an asterisk in a name", "User-agent: alp*\nDisallow: /\n", "alpha", "https://h/", false},

		{"the longest rule", star("Disallow: /a\nAllow: /a/b\n"), "x", "https://h/a/b/c", true},
		{"the longest rule, in any order", star("Allow: /a/b\nDisallow: /a\n"), "x", "https://h/a/c", false},
		{"of equal ones the kind one", star("Disallow: /a\nAllow: /a\n"), "x", "https://h/a", true},
		{"index.html allows its folder", star("Disallow: /a/\nAllow: /a/index.html\n"), "x", "https://h/a/", true},
		{"and nothing else in it", star("Disallow: /a/\nAllow: /a/index.html\n"), "x", "https://h/a/b", false},
		{"an asterisk", star("Disallow: /a*z\n"), "x", "https://h/a/b/c/z/more", false},
		{"an asterisk for nothing", star("Disallow: /a*z\n"), "x", "https://h/az", false},
		{"an asterisk in vain", star("Disallow: /a*z\n"), "x", "https://h/ab", true},
		{"two asterisks", star("Disallow: /*.php*id=\n"), "x", "https://h/x.php?a=1&id=2", false},
		{"the end", star("Disallow: /*.pdf$\n"), "x", "https://h/a.pdf", false},
		{"not the end", star("Disallow: /*.pdf$\n"), "x", "https://h/a.pdf?x", true},
		{"the last of several", star("Disallow: /*a$\n"), "x", "https://h/aba", false},
		{"the piece must not overlap", star("Disallow: /ab*b$\n"), "x", "https://h/ab", true},
		{"a dollar sign as text", star("Disallow: /a$b\n"), "x", "https://h/a$b", false},
		{"an escaped asterisk is text", star("Disallow: /a%2A\n"), "x", "https://h/abc", true},
		{"escapes of text", star("Disallow: /a%3cd.html\n"), "x", "https://h/a%3Cd.html", false},
		{"escapes of letters", star("Disallow: /%7Ejoe\n"), "x", "https://h/~joe/", false},
		{"escapes of UTF-8", star("Disallow: /caf\u00e9\n"), "x", "https://h/caf%C3%A9", false},
		{"an escaped slash is none", star("Disallow: /a/b\n"), "x", "https://h/a%2Fb", true},
		{"the fragment does not count", star("Disallow: /a$\n"), "x", "https://h/a#top", false},
		{"letters have a case", star("Disallow: /A\n"), "x", "https://h/a", true},
		{"a path", star("Disallow: /a\n"), "x", "/a", false},
		{"a URL within a path", star("Disallow: /to/http://\n"), "x", "https://h/to/http://other/", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := robots.Parse([]byte(c.file)).Allowed(c.agent, c.url); got != c.want {
				t.Errorf("Allowed(%q, %q) = %v on\n%s", c.agent, c.url, got, c.file)
			}
		})
	}
}

func TestCrawlDelay(t *testing.T) {
	for value, want := range map[string]float64{
		"1.5": 1.5, "0": 0, "1e9": 1e9, "-1": -1, "NaN": -1, "inf": -1, "fast": -1, "": -1, "10s": -1,
	} {
		r := robots.Parse([]byte("User-agent: a\nCrawl-delay: " + value + "\n"))
		got, ok := r.CrawlDelay("a")
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("Crawl-delay: %s is %v, want %v", value, got, want)
		}
		if _, ok := r.CrawlDelay("b"); ok {
			t.Errorf("Crawl-delay: %s applies to another agent", value)
		}
	}
}

func TestSitemapsStandAnywhere(t *testing.T) {
	r := robots.Parse([]byte("Sitemap: https://h/1.xml\nUser-agent: *\nSITEMAP: https://h/2.xml?a:b\nDisallow: /x\nsite-map:\n"))
	want := []string{"https://h/1.xml", "https://h/2.xml?a:b"}
	if got := r.Sitemaps(); !slices.Equal(got, want) {
		t.Errorf("Sitemaps = %q, want %q", got, want)
	}
	if r.Allowed("a", "https://h/x") {
		t.Error("a sitemap line ended the group")
	}
}

func TestBigFilesAreCutAtALine(t *testing.T) {
	filler := strings.Repeat("# a line of nothing much\n", robots.MaxSize/25-2)
	file := "User-agent: *\nDisallow: /first\n" + filler
	at := robots.MaxSize - len("Disallow: /")
	file += strings.Repeat("#", at-len(file)-1) + "\nDisallow: /second\nDisallow: /third\n"
	r := robots.Parse([]byte(file))
	if r.Allowed("a", "https://h/first") {
		t.Error("the beginning is not read")
	}
	// The file is cut behind "Disallow: /", which would forbid everything.
	if !r.Allowed("a", "https://h/other") {
		t.Error("half a rule counts")
	}
}

func TestMatchingIsFastForHostilePatterns(t *testing.T) {
	file := "User-agent: *\nDisallow: /" + strings.Repeat("*a", 2000) + "*b$\n"
	url := "https://h/" + strings.Repeat("a", 100_000)
	// A backtracking matcher would not end within the time of a test run.
	if !robots.Parse([]byte(file)).Allowed("a", url) {
		t.Error("the pattern matches without a b")
	}
}
