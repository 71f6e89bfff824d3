package crawltest

import (
	"net/http"
	"strings"
)

func cookieEndpoints() []endpoint {
	return []endpoint{
		{"/cookies", "/cookies", "the cookies received, as JSON", cookies},
		{"/cookies/set", "/cookies/set?flavour=plain", "sets a cookie for each parameter and redirects to /cookies", setCookies},
		{"/set-cookie", "/set-cookie?cookie=a%3Db%3B+Path%3D%2F", "sends each cookie parameter as a raw Set-Cookie header", rawCookies},
	}
}

// cookies reads the raw header: what a client sends is shown even where net/http
// would not call it a cookie.
func cookies(w http.ResponseWriter, r *http.Request) {
	got := map[string]string{}
	for _, header := range r.Header.Values("Cookie") {
		for pair := range strings.SplitSeq(header, ";") {
			name, value, _ := strings.Cut(strings.TrimSpace(pair), "=")
			got[name] = value
		}
	}
	writeJSON(w, map[string]any{"cookies": got})
}

func setCookies(w http.ResponseWriter, r *http.Request) {
	for _, p := range queryPairs(r) {
		w.Header().Add("Set-Cookie", p.name+"="+p.value+"; Path=/")
	}
	w.Header().Set("Location", "/cookies")
	w.WriteHeader(http.StatusFound)
}

func rawCookies(w http.ResponseWriter, r *http.Request) {
	for _, cookie := range r.URL.Query()["cookie"] {
		w.Header().Add("Set-Cookie", cookie)
	}
	writeText(w, "cookies sent\n")
}
