package spidermw_test

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/spidermw"
)

// refererOf is the Referer header that a link on a page gets, "" for none.
func refererOf(t *testing.T, m spidermw.Middleware, page *crawl.Response, link *crawl.Request) string {
	t.Helper()
	if _, err := collect(t, m.ProcessSpiderOutput(t.Context(), page, requests(link))); err != nil {
		t.Fatal(err)
	}
	return link.Headers.Get("Referer")
}

// policyTables says which policy a table of testdata is about. The rows of
// TestSettingsCustomPolicy are about a policy written in Python and are left out.
var policyTables = map[string]string{
	"TestRefererMiddleware":            "scrapy-default",
	"MixinDefault":                     "scrapy.spidermiddlewares.referer.DefaultReferrerPolicy",
	"MixinNoReferrer":                  "no-referrer",
	"MixinNoReferrerWhenDowngrade":     "no-referrer-when-downgrade",
	"MixinSameOrigin":                  "same-origin",
	"MixinOrigin":                      "origin",
	"MixinStrictOrigin":                "strict-origin",
	"MixinOriginWhenCrossOrigin":       "origin-when-cross-origin",
	"MixinStrictOriginWhenCrossOrigin": "strict-origin-when-cross-origin",
	"MixinUnsafeUrl":                   "unsafe-url",
}

func TestRefererFollowsThePolicy(t *testing.T) {
	text, err := os.ReadFile("testdata/referrer_policy.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Tables map[string][][3]*string }
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	delete(file.Tables, "TestSettingsCustomPolicy")
	if len(file.Tables) != len(policyTables) {
		t.Fatalf("%d tables, want %d", len(file.Tables), len(policyTables))
	}
	cases, failed := 0, 0
	for table, rows := range file.Tables {
		cases += len(rows)
		env, _ := newEnv(t, "REFERRER_POLICY", policyTables[table])
		m := build(t, env, spidermw.NewReferer)
		for _, row := range rows {
			page, target, want := *row[0], *row[1], ""
			if row[2] != nil {
				want = *row[2]
			}
			if got := refererOf(t, m, response(get(page), 200), get(target)); got != want {
				failed++
				t.Errorf("%s: from %s to %s: %q, want %q", table, page, target, got, want)
			}
		}
	}
	t.Logf("conformance|Scrapy: referrer policies|%d|%d|-", cases, cases-failed)
}

func TestRefererPolicyHasSources(t *testing.T) {
	const page, full, origin = "https://a.example/page", "https://a.example/page", "https://a.example/"
	for _, tc := range []struct {
		name    string
		setting string
		header  []string // values of Referrer-Policy
		meta    any
		want    string
	}{
		{"setting", "origin", nil, nil, origin},
		{"setting in capitals", "ORIGIN", nil, nil, origin},
		{"setting with a list, the last known name counts", "unsafe-url, origin, later-policy", nil, nil, origin},
		{"setting with a class", "scrapy.spidermiddlewares.referer.OriginPolicy", nil, nil, origin},
		{"header before setting", "no-referrer", []string{"Unsafe-URL"}, nil, full},
		{"last of several headers", "no-referrer", []string{"unsafe-url", "origin"}, nil, origin},
		{"empty header", "no-referrer", []string{""}, nil, full},
		{"wrong header", "origin", []string{"nonsense"}, nil, origin},
		{"a header can't name a class", "origin", []string{"scrapy.spidermiddlewares.referer.UnsafeUrlPolicy"}, nil, origin},
		{"request before header", "no-referrer", []string{"unsafe-url"}, "origin", origin},
		{"request with a class", "no-referrer", nil, "scrapy.spidermiddlewares.referer.OriginPolicy", origin},
		{"wrong request, the header does not count", "origin", []string{"unsafe-url"}, "nonsense", origin},
		{"request without a say", "no-referrer", []string{"origin"}, nil, origin},
	} {
		t.Run(tc.name, func(t *testing.T) {
			env, _ := newEnv(t, "REFERRER_POLICY", tc.setting)
			m := build(t, env, spidermw.NewReferer)
			resp := response(get(page), 200)
			if tc.header != nil {
				resp.Headers.Set("Referrer-Policy", tc.header...)
			}
			if got := refererOf(t, m, resp, get("https://b.example/", "referrer_policy", tc.meta)); got != tc.want {
				t.Errorf("%q, want %q", got, tc.want)
			}
		})
	}
}

func TestRefererKeepsTheSpidersOwn(t *testing.T) {
	env, _ := newEnv(t)
	m := build(t, env, spidermw.NewReferer)
	page := response(get("http://a.example/"), 200)
	own, absent := get("http://a.example/1"), get("http://a.example/2")
	own.Headers.Set("Referer", "http://own.example/")
	absent.Headers.Set("Referer")
	if got := refererOf(t, m, page, own); got != "http://own.example/" {
		t.Errorf("the spider's own became %q", got)
	}
	if got := refererOf(t, m, page, absent); got != "" {
		t.Errorf("an explicitly absent one became %q", got)
	}
}

func TestRefererWarnsOfAWrongPolicyOnce(t *testing.T) {
	env, log := newEnv(t)
	m := build(t, env, spidermw.NewReferer)
	page := response(get("http://a.example/"), 200)
	page.Headers.Set("Referrer-Policy", "os.system")
	refererOf(t, m, page, get("http://a.example/1"))
	refererOf(t, m, page, get("http://a.example/2"))
	want := "level=WARN msg=\"Could not load referrer policy 'os.system'\" logger=scrapy.spidermiddlewares.referer\n"
	if log.String() != want {
		t.Errorf("log %q, want %q", log, want)
	}
}

func TestRefererRefusesAWrongSetting(t *testing.T) {
	env, _ := newEnv(t, "REFERRER_POLICY", "mine.Policy")
	_, err := spidermw.NewReferer(env)
	if err == nil || !strings.Contains(err.Error(), "REFERRER_POLICY") || !strings.Contains(err.Error(), "mine.Policy") {
		t.Errorf("error %v, want one that names the setting and its value", err)
	}
}

func TestRefererCanBeOff(t *testing.T) {
	env, _ := newEnv(t, "REFERER_ENABLED", false)
	_, err := spidermw.NewReferer(env)
	if _, ok := errors.AsType[*crawl.NotConfigured](err); !ok {
		t.Errorf("error %v, want NotConfigured", err)
	}
}
