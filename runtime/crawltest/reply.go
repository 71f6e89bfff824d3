package crawltest

import (
	"bytes"
	"encoding/json"
	"html/template"
	"io"
	"net/http"
	"strconv"
)

// render writes a page. It is made whole before its first byte leaves, so that only
// a fault of the template itself can fail.
func render(w http.ResponseWriter, pages *template.Template, name string, data any) {
	var page bytes.Buffer
	if err := pages.ExecuteTemplate(&page, name, data); err != nil {
		panic(err) // the templates and their data are part of this package
	}
	writeHTML(w, page.Bytes())
}

func writeHTML(w http.ResponseWriter, page []byte) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(page) // a client that has gone misses nothing
}

func writeJSON(w http.ResponseWriter, v any) {
	body, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		panic(err) // only own types come here
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(append(body, '\n'))
}

func writeText(w http.ResponseWriter, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, text)
}

// pathInt reads a whole number from 0 to limit out of the path. Otherwise it answers
// 400 and ok is false.
func pathInt(w http.ResponseWriter, r *http.Request, name string, limit int) (n int, ok bool) {
	return bounded(w, name, r.PathValue(name), limit)
}

// queryInt is pathInt for the query; a missing parameter is the fallback.
func queryInt(w http.ResponseWriter, r *http.Request, name string, fallback, limit int) (n int, ok bool) {
	text := r.URL.Query().Get(name)
	if text == "" {
		return fallback, true
	}
	return bounded(w, name, text, limit)
}

func bounded(w http.ResponseWriter, name, text string, limit int) (n int, ok bool) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > limit {
		http.Error(w, name+" must be a whole number from 0 to "+strconv.Itoa(limit), http.StatusBadRequest)
		return 0, false
	}
	return n, true
}
