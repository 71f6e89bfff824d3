package url_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/loop"
	"github.com/gojscrape/gojscrape/jsapi/modules"
	"github.com/gojscrape/gojscrape/jsapi/modules/scripttest"
)

// corpora is where the test data of web-platform-tests may lie, beside the
// repository. They are not part of it.
const corpora = "../../../../shared/corpora"

// parseAll returns the names of the cases of urltestdata.json that fail, and
// how many there are.
const parseAll = `(text) => {
	const cases = JSON.parse(text).filter((c) => typeof c === 'object')
	const names = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash']
	const failed = []
	for (const c of cases) {
		let problem = ''
		try {
			const url = new URL(c.input, c.base ?? undefined)
			if (c.failure) problem = 'parsed'
			else problem = names.filter((name) => name in c && url[name] !== c[name]).join()
		} catch (error) {
			if (!c.failure) problem = error.message
		}
		if (problem) failed.push(JSON.stringify(c.input) + ' ' + problem)
	}
	return JSON.stringify({ total: cases.length, failed })
}`

// setAll does the same for setters_tests.json.
const setAll = `(text) => {
	const failed = []
	let total = 0
	for (const [name, cases] of Object.entries(JSON.parse(text))) {
		if (name === 'comment') continue
		for (const c of cases) {
			total++
			const url = new URL(c.href)
			try { url[name] = c.new_value } catch {}
			const wrong = Object.keys(c.expected).filter((k) => url[k] !== c.expected[k])
			if (wrong.length > 0) failed.push([name, c.href, JSON.stringify(c.new_value), wrong.join()].join(' '))
		}
	}
	return JSON.stringify({ total, failed })
}`

func TestScoreInWebPlatformTests(t *testing.T) {
	for _, tc := range []struct {
		file, script string
		total        int
		failures     []string
	}{
		{"urltestdata.json", parseAll, 891, parseFailures},
		{"setters_tests.json", setAll, 278, setterFailures},
	} {
		t.Run(tc.file, func(t *testing.T) {
			text, err := os.ReadFile(filepath.Join(corpora, tc.file))
			if err != nil {
				t.Skipf("the data of web-platform-tests is not here: %v", err)
			}
			l := scripttest.Start(t, modules.Options{})
			got := score(t, l, tc.script, string(text))
			if got.Total != tc.total {
				t.Errorf("%d cases, want %d", got.Total, tc.total)
			}
			compare(t, got.Failed, tc.failures)
			t.Logf("conformance|URL: web-platform-tests, %s|%d|%d|-|jsapi/modules/url/wptfailures_test.go names %d", tc.file, got.Total, got.Total-len(got.Failed), len(tc.failures))
		})
	}
}

type result struct {
	Total  int
	Failed []string
}

func score(t *testing.T, l *loop.Loop, script, text string) result {
	t.Helper()
	argument, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	var r result
	if err := json.Unmarshal([]byte(scripttest.Eval(t, l, "("+script+")("+string(argument)+")")), &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// compare fails for each new failure, and for each that is one no more.
func compare(t *testing.T, got, want []string) {
	t.Helper()
	for _, name := range got {
		if !slices.Contains(want, name) {
			t.Errorf("fails now: %s", name)
		}
	}
	for _, name := range want {
		if !slices.Contains(got, name) {
			t.Errorf("passes now, take it off the list: %s", name)
		}
	}
}
