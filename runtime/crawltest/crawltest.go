// Package crawltest is one small web site that tests, the demo and the examples
// share: quotes, a book shop of a thousand books, and endpoints that make trouble.
// It is embedded, needs no network beyond loopback and says the same bytes on every
// run. Beside it stand a spider made of Go functions and a recorder of signals, for
// tests of the engine. Nothing in a real crawl depends on this package.
package crawltest

import (
	"embed"
	"html/template"
	"net/http"
	"slices"
)

//go:embed data templates static
var files embed.FS

// Site returns the whole site. Pages that count something (/retry, /quotes/login)
// count for each site on its own.
func Site() http.Handler {
	mux := http.NewServeMux()
	pages := template.Must(template.ParseFS(files, "templates/*.html"))
	trouble := slices.Concat(
		statusEndpoints(), connectionEndpoints(), redirectEndpoints(), cookieEndpoints(),
		compressionEndpoints(), bodyEndpoints(), echoEndpoints(), linkEndpoints(),
		pictureEndpoints(), memberEndpoints(),
	)
	for _, e := range trouble {
		mux.HandleFunc(e.pattern, e.serve)
	}
	newQuoteSite(pages).routes(mux)
	newShop().routes(mux)
	mux.Handle("GET /static/", http.FileServerFS(files))
	mux.Handle("GET /{$}", indexPage(pages, trouble))
	return mux
}

// endpoint is one address of the site and its line on the index page.
type endpoint struct {
	pattern string // of http.ServeMux
	example string // a path to click on
	doc     string
	serve   http.HandlerFunc
}

func indexPage(pages *template.Template, trouble []endpoint) http.HandlerFunc {
	type row struct{ Example, Doc string }
	rows := make([]row, len(trouble))
	for i, e := range trouble {
		rows[i] = row{e.example, e.doc}
	}
	return func(w http.ResponseWriter, _ *http.Request) { render(w, pages, "index.html", rows) }
}
