package crawltest_test

import (
	"bytes"
	"encoding/json"
	"image/png"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawltest"
)

func TestMembersNeedTheirToken(t *testing.T) {
	site := crawltest.Site()
	var given struct{ Token string }
	login := ask(site, http.MethodPost, "/token", "", `{"user": "ada", "password": "x"}`)
	if err := json.Unmarshal(login.Body.Bytes(), &given); err != nil || given.Token == "" {
		t.Fatalf("login: %d %s", login.Code, login.Body)
	}
	for _, tt := range []struct {
		path, bearer string
		status       int
		body         string
	}{
		{"/members/1", given.Token, 200, `"member": "ada"`},
		{"/members/5", given.Token, 200, `"page": 5`},
		{"/members/6", given.Token, 400, "from 0 to 5"},
		{"/members/0", given.Token, 404, ""},
		{"/members/1", "", 401, "for members only"},
		{"/members/1", strings.Replace(given.Token, "ada", "bob", 1), 401, "for members only"},
	} {
		resp := ask(site, http.MethodGet, tt.path, tt.bearer, "")
		if resp.Code != tt.status || !strings.Contains(resp.Body.String(), tt.body) {
			t.Errorf("%s as %q: %d %q, want %d with %q", tt.path, tt.bearer, resp.Code, resp.Body, tt.status, tt.body)
		}
	}
}

func TestATokenTakesUserAndPassword(t *testing.T) {
	for _, body := range []string{"", "user=ada", `{"user": "ada"}`, `{"password": "x"}`} {
		if resp := ask(crawltest.Site(), http.MethodPost, "/token", "", body); resp.Code != http.StatusBadRequest {
			t.Errorf("%q: status %d", body, resp.Code)
		}
	}
}

func TestPicturesDifferByURL(t *testing.T) {
	site := crawltest.Site()
	one, again, other := get(t, site, "/render.png?url=a"), get(t, site, "/render.png?url=a"), get(t, site, "/render.png?url=b")
	if !bytes.Equal(one.Body.Bytes(), again.Body.Bytes()) || bytes.Equal(one.Body.Bytes(), other.Body.Bytes()) {
		t.Error("a picture must depend on its url, and on nothing else")
	}
	img, err := png.Decode(one.Body)
	if err != nil || img.Bounds().Dx() != 32 || img.Bounds().Dy() != 24 {
		t.Errorf("%v, %v", img, err)
	}
	if resp := get(t, site, "/render.png"); resp.Code != http.StatusBadRequest {
		t.Errorf("without a url: status %d", resp.Code)
	}
}

// ask sends a request to the site; bearer is the token it carries, if any.
func ask(site http.Handler, method, path, bearer, body string) *httptest.ResponseRecorder {
	req := httptest.NewRequest(method, path, strings.NewReader(body))
	if bearer != "" {
		req.Header.Set("Authorization", "Bearer "+bearer)
	}
	resp := httptest.NewRecorder()
	site.ServeHTTP(resp, req)
	return resp
}
