package crawltest

import (
	"fmt"
	"net/http"
)

func redirectEndpoints() []endpoint {
	return []endpoint{
		{"/redirect/{hops}", "/redirect/3", "redirects this many times, then answers 200", redirect},
		{"/redirect-to", "/redirect-to?url=/echo&status=307", "redirects to url, whatever it is", redirectTo},
	}
}

func redirect(w http.ResponseWriter, r *http.Request) {
	hops, ok := pathInt(w, r, "hops", 10_000)
	if !ok {
		return
	}
	if hops == 0 {
		writeText(w, "arrived\n")
		return
	}
	w.Header().Set("Location", fmt.Sprintf("/redirect/%d", hops-1))
	w.WriteHeader(http.StatusFound)
}

func redirectTo(w http.ResponseWriter, r *http.Request) {
	code, ok := queryInt(w, r, "status", http.StatusFound, 399)
	if !ok {
		return
	}
	if code < 300 {
		http.Error(w, "status must be from 300 to 399", http.StatusBadRequest)
		return
	}
	// Not http.Redirect: it would tidy the URL up.
	w.Header().Set("Location", r.URL.Query().Get("url"))
	w.WriteHeader(code)
}
