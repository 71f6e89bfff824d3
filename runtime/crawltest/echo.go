package crawltest

import (
	"io"
	"net/http"
	"net/url"
	"strings"
)

// echoEndpoints say what has arrived, or send back what they are told to.
func echoEndpoints() []endpoint {
	return []endpoint{
		{"/echo", "/echo?a=1", "the request as JSON: method, url, headers, body", echo},
		{"/headers", "/headers", "the headers of the request as JSON", headers},
		{"/response-headers", "/response-headers?X-Colour=blue", "answers with each parameter as a header", responseHeaders},
		{"/basic-auth/{user}/{password}", "/basic-auth/ann/secret", "answers 401 unless asked with this user and password", basicAuth},
		{"/robots.txt", "/robots.txt", "forbids /private/, and everything to the robot \"shut-out\"", robots},
		{"/private/", "/private/", "a page that robots.txt forbids", private},
	}
}

// echoed is the answer of /echo. Headers hold the host too, which net/http keeps apart.
type echoed struct {
	Method  string              `json:"method"`
	URL     string              `json:"url"`
	Headers map[string][]string `json:"headers"`
	Body    string              `json:"body"`
}

const maxEcho = 10 << 20 // bytes of a body that are read

func echo(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(io.LimitReader(r.Body, maxEcho))
	if err != nil {
		return // the client broke off: nobody to answer
	}
	writeJSON(w, echoed{r.Method, r.URL.RequestURI(), allHeaders(r), string(body)})
}

func headers(w http.ResponseWriter, r *http.Request) {
	writeJSON(w, map[string]any{"headers": allHeaders(r)})
}

func allHeaders(r *http.Request) map[string][]string {
	h := r.Header.Clone()
	h.Set("Host", r.Host)
	return h
}

func responseHeaders(w http.ResponseWriter, r *http.Request) {
	pairs := queryPairs(r)
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	for _, p := range pairs {
		w.Header().Del(p.name)
	}
	for _, p := range pairs {
		w.Header().Add(p.name, p.value)
	}
	_, _ = io.WriteString(w, "headers sent\n")
}

func basicAuth(w http.ResponseWriter, r *http.Request) {
	user, password, _ := r.BasicAuth()
	if user != r.PathValue("user") || password != r.PathValue("password") {
		w.Header().Set("WWW-Authenticate", `Basic realm="crawltest"`)
		http.Error(w, "who are you?", http.StatusUnauthorized)
		return
	}
	writeText(w, "hello "+user+"\n")
}

func robots(w http.ResponseWriter, _ *http.Request) {
	writeText(w, `# One set of rules for everybody, one for a robot that is not welcome.
User-agent: *
Disallow: /private/
Allow: /

User-agent: shut-out
Disallow: /
`)
}

func private(w http.ResponseWriter, _ *http.Request) { writeText(w, "you should not have come\n") }

type pair struct{ name, value string }

// queryPairs are the parameters of the query in the order they were written.
func queryPairs(r *http.Request) []pair {
	var pairs []pair
	for part := range strings.SplitSeq(r.URL.RawQuery, "&") {
		name, value, _ := strings.Cut(part, "=")
		if name == "" {
			continue
		}
		pairs = append(pairs, pair{unescape(name), unescape(value)})
	}
	return pairs
}

func unescape(text string) string {
	if plain, err := url.QueryUnescape(text); err == nil {
		return plain
	}
	return text
}
