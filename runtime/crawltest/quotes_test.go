package crawltest_test

import (
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawltest"
)

func TestPagesShowTheQuotesInOrder(t *testing.T) {
	site := crawltest.Site()
	text := regexp.MustCompile(`<span class="text" itemprop="text">(.*?)</span>`)
	var got []string
	for page := range 10 {
		body := get(t, site, fmt.Sprintf("/quotes/page/%d/", page+1)).Body.String()
		for _, m := range text.FindAllStringSubmatch(body, -1) {
			got = append(got, html.UnescapeString(m[1]))
		}
		if hasNext := strings.Contains(body, `<li class="next">`); hasNext != (page < 9) {
			t.Errorf("page %d: next is %v", page+1, hasNext)
		}
	}
	var want []string
	for _, q := range crawltest.Quotes() {
		want = append(want, q.Text)
	}
	if len(want) != 100 || !slices.Equal(got, want) {
		t.Errorf("quotes differ: %d on the pages, %d in the model", len(got), len(want))
	}
}

func TestAPIServesTheQuotes(t *testing.T) {
	site := crawltest.Site()
	var got []string
	for page, more := 1, true; more; page++ {
		var data struct {
			HasNext bool `json:"has_next"`
			Page    int
			Quotes  []struct {
				Text   string
				Tags   []string
				Author struct{ Name string }
			}
		}
		if err := json.Unmarshal(get(t, site, fmt.Sprintf("/quotes/api/quotes?page=%d", page)).Body.Bytes(), &data); err != nil {
			t.Fatal(err)
		}
		for _, q := range data.Quotes {
			got = append(got, fmt.Sprint(q.Text, q.Author.Name, q.Tags))
		}
		more = data.HasNext
	}
	var want []string
	for _, q := range crawltest.Quotes() {
		want = append(want, fmt.Sprint(q.Text, q.Author, q.Tags))
	}
	if !slices.Equal(got, want) {
		t.Errorf("%d quotes from the API differ from the %d of the model", len(got), len(want))
	}
}

func TestTagPagesShowTheTag(t *testing.T) {
	site := crawltest.Site()
	want := 0
	for _, q := range crawltest.Quotes() {
		if slices.Contains(q.Tags, "humor") {
			want++
		}
	}
	first, second := get(t, site, "/quotes/tag/humor/").Body.String(), get(t, site, "/quotes/tag/humor/page/2/").Body.String()
	if got := strings.Count(first+second, `class="quote"`); got != want || want <= 10 {
		t.Errorf("%d quotes about humor, want %d", got, want)
	}
	if !strings.Contains(first, `<li class="next"><a href="/quotes/tag/humor/page/2/">`) {
		t.Error("no link to page 2 of the tag")
	}
}

func TestLogin(t *testing.T) {
	tests := []struct {
		name           string
		token          string // "" for the one of the form
		user           string
		status         int
		wantsSession   bool
		withCSRFCookie bool
	}{
		{"right", "", "ann", http.StatusFound, true, true},
		{"wrong token", "x", "ann", http.StatusForbidden, false, true},
		{"no cookie", "", "ann", http.StatusForbidden, false, false},
		{"no user", "", "", http.StatusOK, false, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			site := crawltest.Site()
			form := get(t, site, "/quotes/login")
			token := regexp.MustCompile(`name="csrf_token" value="(\w+)"`).FindStringSubmatch(form.Body.String())[1]
			values := url.Values{"csrf_token": {token}, "username": {tt.user}, "password": {"p"}}
			if tt.token != "" {
				values.Set("csrf_token", tt.token)
			}
			req := httptest.NewRequest(http.MethodPost, "/quotes/login", strings.NewReader(values.Encode()))
			req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			if tt.withCSRFCookie {
				req.AddCookie(form.Result().Cookies()[0])
			}
			resp := do(site, req)
			session := slices.IndexFunc(resp.Result().Cookies(), func(c *http.Cookie) bool { return c.Name == "session" })
			if resp.Code != tt.status || (session >= 0) != tt.wantsSession {
				t.Errorf("%d, session %v", resp.Code, session >= 0)
			}
		})
	}
}

func TestSessionShowsLogout(t *testing.T) {
	req := httptest.NewRequest(http.MethodGet, "/quotes/", nil)
	req.AddCookie(&http.Cookie{Name: "session", Value: "x"})
	site := crawltest.Site()
	with, without := do(site, req).Body.String(), get(t, site, "/quotes/").Body.String()
	if !strings.Contains(with, ">Logout<") || !strings.Contains(without, ">Login<") {
		t.Error("the link to log in or out is wrong")
	}
}
