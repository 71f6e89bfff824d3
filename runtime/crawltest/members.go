package crawltest

import (
	"encoding/json"
	"net/http"
	"strings"
)

// memberEndpoints are pages for those who carry a token, and where to get one.
func memberEndpoints() []endpoint {
	return []endpoint{
		{"/token", "/token", `answers POST {"user": …, "password": …} with {"token": …}`, giveToken},
		{"GET /members/{page}", "/members/1", "pages 1 to 5 as JSON, for an Authorization of Bearer and the token; otherwise 401", memberPage},
	}
}

const memberPages = 5

// tokenOf is the token of a user, the same one on every run.
func tokenOf(user string) string { return digest("token of " + user) }

func giveToken(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		http.Error(w, "a token takes a POST", http.StatusMethodNotAllowed)
		return
	}
	var in struct{ User, Password string }
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil || in.User == "" || in.Password == "" {
		http.Error(w, "give a user and a password, as JSON", http.StatusBadRequest)
		return
	}
	writeJSON(w, map[string]string{"token": in.User + ":" + tokenOf(in.User)})
}

func memberPage(w http.ResponseWriter, r *http.Request) {
	n, ok := pathInt(w, r, "page", memberPages)
	if !ok {
		return
	}
	if n == 0 {
		http.NotFound(w, r)
		return
	}
	bearer, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	user, token, _ := strings.Cut(bearer, ":")
	if user == "" || token != tokenOf(user) {
		w.Header().Set("WWW-Authenticate", `Bearer realm="members"`)
		http.Error(w, "for members only", http.StatusUnauthorized)
		return
	}
	writeJSON(w, map[string]any{"page": n, "member": user, "secret": digest("secret of page " + r.PathValue("page"))})
}
