package crawltest

import (
	"html"
	"net/http"
	"strconv"
	"strings"
)

const booksPerPage = 20

// shop is /books/: the markup of books.toscrape.com with books of our own. A page is
// written anew for each request: that takes some tens of microseconds, while the
// pages together would be 30 MB that a test of memory must not see.
type shop struct {
	books      []shopBook
	all        []int // indices of books
	categories []category
	nav        string // the list of categories, the same on every page
}

// shopBook is a book with what its markup needs.
type shopBook struct {
	Book
	title string // escaped
	short string // escaped, cut as the listing shows it
	price string
}

type category struct {
	name string // escaped
	path string // of its folder
	ids  []int  // indices of books
}

func newShop() *shop {
	s := &shop{}
	byName := map[string]int{}
	for i, name := range genres {
		byName[name] = i
		s.categories = append(s.categories, category{
			name: html.EscapeString(name),
			path: "/books/catalogue/category/books/" + slug(name) + "_" + strconv.Itoa(i+2) + "/",
		})
	}
	for i, b := range Books() {
		s.books = append(s.books, shopBook{b, html.EscapeString(b.Title), html.EscapeString(shorten(b.Title)), pounds(b.Pence)})
		s.all = append(s.all, i)
		c := &s.categories[byName[b.Category]]
		c.ids = append(c.ids, i)
	}
	s.nav = sidebar(s.categories)
	return s
}

// shorten cuts a title to 40 letters.
func shorten(title string) string {
	if letters := []rune(title); len(letters) > 40 {
		return strings.TrimSpace(string(letters[:37])) + "..."
	}
	return title
}

func (s *shop) routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /books/{$}", s.front)
	mux.HandleFunc("GET /books/index.html", s.front)
	mux.HandleFunc("GET /books/catalogue/{page}", s.listing)
	mux.HandleFunc("GET /books/catalogue/{slug}/index.html", s.product)
	mux.HandleFunc("GET /books/catalogue/category/books/{slug}/{page}", s.category)
	mux.HandleFunc("GET /books/media/{cover}", s.cover)
}

func (s *shop) front(w http.ResponseWriter, r *http.Request) { s.showListing(w, r, 1) }

func (s *shop) listing(w http.ResponseWriter, r *http.Request) {
	s.showListing(w, r, listingNumber(r.PathValue("page")))
}

func (s *shop) showListing(w http.ResponseWriter, r *http.Request, n int) {
	s.show(w, r, listing{title: "All products", folder: "/books/catalogue/", first: "page-1.html", ids: s.all, number: n})
}

func (s *shop) category(w http.ResponseWriter, r *http.Request) {
	n := listingNumber(r.PathValue("page"))
	if r.PathValue("page") == "index.html" {
		n = 1
	}
	for _, c := range s.categories {
		if strings.HasSuffix(c.path, "/"+r.PathValue("slug")+"/") {
			s.show(w, r, listing{title: c.name, folder: c.path, first: "index.html", ids: c.ids, number: n})
			return
		}
	}
	http.NotFound(w, r)
}

func (s *shop) show(w http.ResponseWriter, r *http.Request, l listing) {
	from := (l.number - 1) * booksPerPage
	if l.number < 1 || from >= len(l.ids) {
		http.NotFound(w, r)
		return
	}
	writeHTML(w, s.listingPage(l, l.ids[from:min(from+booksPerPage, len(l.ids))]))
}

func (s *shop) product(w http.ResponseWriter, r *http.Request) {
	b, ok := s.find(r.URL.Path)
	if !ok {
		http.NotFound(w, r)
		return
	}
	writeHTML(w, s.productPage(b))
}

// find returns the book of a product page: its id ends the folder's name, and the
// rest must be right too.
func (s *shop) find(path string) (*shopBook, bool) {
	folder := strings.TrimSuffix(path, "/index.html")
	id := pageNumber(folder[strings.LastIndexByte(folder, '_')+1:])
	if id < 1 || id > len(s.books) || s.books[id-1].Path != path {
		return nil, false
	}
	return &s.books[id-1], true
}

// listingNumber reads "page-N.html"; anything else is 0.
func listingNumber(name string) int {
	number, ok := strings.CutPrefix(strings.TrimSuffix(name, ".html"), "page-")
	if !ok || number == "" || !strings.HasSuffix(name, ".html") {
		return 0
	}
	return pageNumber(number)
}
