package crawltest

import (
	"html/template"
	"net/http"
	"slices"
	"strconv"
)

const quotesPerPage = 10

// quoteSite is /quotes/: the markup of quotes.toscrape.com with sayings of our own.
type quoteSite struct {
	pages   *template.Template
	quotes  []Quote
	authors map[string]author // by slug
	slugs   map[string]string // by name
	top     []tagCount
	login   login
}

func newQuoteSite(pages *template.Template) *quoteSite {
	s := &quoteSite{
		pages: pages, quotes: Quotes(),
		authors: map[string]author{}, slugs: map[string]string{},
	}
	for _, a := range authors() {
		s.authors[a.Slug] = a
		s.slugs[a.Name] = a.Slug
	}
	s.top = topTags(s.quotes)
	s.login.pages = pages
	return s
}

func (s *quoteSite) routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /quotes/{$}", s.list)
	mux.HandleFunc("GET /quotes/page/{page}/{$}", s.list)
	mux.HandleFunc("GET /quotes/tag/{tag}/{$}", s.list)
	mux.HandleFunc("GET /quotes/tag/{tag}/page/{page}/{$}", s.list)
	mux.HandleFunc("GET /quotes/author/{slug}/{$}", s.author)
	mux.HandleFunc("GET /quotes/scroll", s.scroll)
	mux.HandleFunc("GET /quotes/api/quotes", s.api)
	mux.HandleFunc("GET /quotes/login", s.login.form)
	mux.HandleFunc("POST /quotes/login", s.login.submit)
	mux.HandleFunc("GET /quotes/logout", s.login.out)
}

// quotePage is what the template of a listing sees.
type quotePage struct {
	Quotes         []linkedQuote
	Tag            string
	Top            []tagCount
	Previous, Next string // paths, "" where there is none
	LoggedIn       bool
}

type linkedQuote struct {
	Quote
	Slug string
}

func (s *quoteSite) list(w http.ResponseWriter, r *http.Request) {
	tag, base := r.PathValue("tag"), "/quotes/"
	if tag != "" {
		base += "tag/" + tag + "/"
	}
	p, ok := s.page(tag, pageNumber(r.PathValue("page")))
	if !ok {
		http.NotFound(w, r)
		return
	}
	data := quotePage{Tag: tag, Top: s.top, LoggedIn: loggedIn(r)}
	for _, q := range p.quotes {
		data.Quotes = append(data.Quotes, linkedQuote{q, s.slugs[q.Author]})
	}
	if p.number > 1 {
		data.Previous = base + "page/" + strconv.Itoa(p.number-1) + "/"
	}
	if p.more {
		data.Next = base + "page/" + strconv.Itoa(p.number+1) + "/"
	}
	render(w, s.pages, "quotes.html", data)
}

func (s *quoteSite) author(w http.ResponseWriter, r *http.Request) {
	a, ok := s.authors[r.PathValue("slug")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	render(w, s.pages, "author.html", a)
}

func (s *quoteSite) scroll(w http.ResponseWriter, _ *http.Request) {
	render(w, s.pages, "scroll.html", nil)
}

// quotesOf is one page of the quotes with a tag.
type quotesOf struct {
	number int
	quotes []Quote
	more   bool
}

// page cuts page n out of the quotes with tag ("" for all); a page without quotes is not ok.
func (s *quoteSite) page(tag string, n int) (p quotesOf, ok bool) {
	list := s.quotes
	if tag != "" {
		list = slices.DeleteFunc(slices.Clone(list), func(q Quote) bool { return !slices.Contains(q.Tags, tag) })
	}
	from := (n - 1) * quotesPerPage
	if n < 1 || from >= len(list) {
		return quotesOf{}, false
	}
	to := min(from+quotesPerPage, len(list))
	return quotesOf{n, list[from:to], to < len(list)}, true
}

// pageNumber reads a page number of a path or query: "" is the first, anything else wrong is 0.
func pageNumber(text string) int {
	if text == "" {
		return 1
	}
	n, err := strconv.Atoi(text)
	if err != nil || n > 1_000_000 {
		return 0
	}
	return n
}
