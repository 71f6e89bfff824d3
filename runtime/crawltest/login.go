package crawltest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html/template"
	"net/http"
	"sync/atomic"
)

// login is the form of /quotes/login. The hidden csrf_token must match the cookie
// that came with the form; then any user name and password will do.
type login struct {
	pages *template.Template
	forms atomic.Int64
}

type loginPage struct{ Token, Error string }

const (
	csrfCookie    = "csrf"
	sessionCookie = "session"
)

// form gives each form its own token, the same ones in the same order on every run.
func (l *login) form(w http.ResponseWriter, _ *http.Request) { l.show(w, http.StatusOK, "") }

func (l *login) show(w http.ResponseWriter, status int, problem string) {
	token := digest(fmt.Sprint("form ", l.forms.Add(1)))
	http.SetCookie(w, &http.Cookie{Name: csrfCookie, Value: token, Path: "/quotes/", HttpOnly: true})
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	render(w, l.pages, "login.html", loginPage{token, problem})
}

func (l *login) submit(w http.ResponseWriter, r *http.Request) {
	cookie, err := r.Cookie(csrfCookie)
	if err != nil || r.PostFormValue("csrf_token") != cookie.Value {
		l.show(w, http.StatusForbidden, "The form has expired: send its csrf_token with its cookie.")
		return
	}
	user := r.PostFormValue("username")
	if user == "" || r.PostFormValue("password") == "" {
		l.show(w, http.StatusOK, "Please give a user name and a password.")
		return
	}
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Value: digest("session of " + user), Path: "/quotes/", HttpOnly: true})
	http.Redirect(w, r, "/quotes/", http.StatusFound)
}

func (l *login) out(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Path: "/quotes/", MaxAge: -1})
	http.Redirect(w, r, "/quotes/", http.StatusFound)
}

func loggedIn(r *http.Request) bool {
	_, err := r.Cookie(sessionCookie)
	return err == nil
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:16])
}
