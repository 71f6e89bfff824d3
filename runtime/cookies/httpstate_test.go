package cookies_test

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gojscrape/gojscrape/runtime/cookies"
	"github.com/nlnwa/whatwg-url/url"
)

// httpState is where https://github.com/abarth/http-state is looked for; it is not
// part of the repository.
const httpState = "../../../shared/corpora/http-state"

// httpStateTime is when the cases are run: some expire in 2019 and expect to be sent.
var httpStateTime = time.Date(2015, 6, 1, 0, 0, 0, 0, time.UTC)

// httpStateFailures are the cases that fail, and why.
var httpStateFailures = map[string]string{
	"disabled-chromium0022": "RFC 6265bis ignores a line with a control character; the case expects it cut there",
	"disabled-chromium0023": "as disabled-chromium0022",
	"disabled-path0029":     "paths are compared as they are written, %6F is not o",
	"optional-domain0042":   "in RFC 6265bis the last Domain attribute counts even when it is empty",
}

func TestHTTPState(t *testing.T) {
	tests, err := filepath.Glob(filepath.Join(httpState, "*-test"))
	if err != nil {
		t.Fatal(err)
	}
	if len(tests) == 0 {
		t.Skipf("the http-state cases are not in %s", httpState)
	}
	if len(tests) != 222 {
		t.Errorf("%d cases, want 222", len(tests))
	}
	failed := map[string]bool{}
	for _, file := range tests {
		name := strings.TrimSuffix(filepath.Base(file), "-test")
		got, want := runHTTPState(t, file, name)
		if got != want {
			failed[name] = true
			if httpStateFailures[name] == "" {
				t.Errorf("%s: Cookie: %q, want %q", name, got, want)
			}
		}
	}
	for name := range maps.Keys(httpStateFailures) {
		if !failed[name] {
			t.Errorf("%s passes now: take it off the list of failures", name)
		}
	}
	var why []string
	for _, name := range slices.Sorted(maps.Keys(failed)) {
		why = append(why, name+": "+httpStateFailures[name])
	}
	t.Logf("conformance|Cookies: http-state|%d|%d|-|%s", len(tests), len(tests)-len(failed), strings.Join(why, "; "))
}

func runHTTPState(t *testing.T, file, name string) (got, want string) {
	t.Helper()
	page := "http://home.example.org:8888/cookie-parser?" + name
	target := "http://home.example.org:8888/cookie-parser-result?" + name
	var lines []string
	for line := range bytes.Lines(read(t, file)) {
		key, value, _ := strings.Cut(strings.TrimRight(string(line), "\r\n"), ":")
		switch key {
		case "Set-Cookie":
			lines = append(lines, strings.TrimPrefix(value, " "))
		case "Location":
			u, err := url.ParseRef(page, strings.TrimSpace(value))
			if err != nil {
				t.Fatal(err)
			}
			target = u.String()
		}
	}
	for line := range bytes.Lines(read(t, strings.TrimSuffix(file, "-test")+"-expected")) {
		if value, ok := strings.CutPrefix(strings.TrimRight(string(line), "\r\n"), "Cookie: "); ok {
			want = value
		}
	}
	var jar cookies.Jar
	jar.SetCookies(page, lines, httpStateTime)
	return jar.Header(target, httpStateTime), want
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
