package crawltest

import (
	"bytes"
	"fmt"
	"net/http"
	"strconv"
)

// listing is a list of books and the page of it that is asked for.
type listing struct {
	title  string // escaped
	folder string // where its pages are
	first  string // the file of page 1
	ids    []int
	number int
}

func (l listing) file(n int) string {
	if n == 1 {
		return l.folder + l.first
	}
	return l.folder + "page-" + strconv.Itoa(n) + ".html"
}

// stars are the classes of the ratings, as books.toscrape.com spells them.
var stars = [...]string{"Zero", "One", "Two", "Three", "Four", "Five"}

func (s *shop) listingPage(l listing, ids []int) []byte {
	var page bytes.Buffer
	s.head(&page, l.title)
	from := (l.number - 1) * booksPerPage
	_, _ = fmt.Fprintf(&page, `    <div class="page-header action"><h1>%s</h1></div>
    <form method="get" class="form-horizontal">
        <strong>%d</strong> results - showing <strong>%d</strong> to <strong>%d</strong>.
    </form>
    <section>
        <ol class="row">
`, l.title, len(l.ids), from+1, from+len(ids))
	for _, i := range ids {
		page.WriteString(`<li class="col-xs-6 col-sm-4 col-md-3 col-lg-3">`)
		pod(&page, &s.books[i])
		page.WriteString("</li>\n")
	}
	page.WriteString("        </ol>\n")
	l.pager(&page)
	page.WriteString("    </section>\n")
	foot(&page)
	return page.Bytes()
}

func (l listing) pager(page *bytes.Buffer) {
	pages := (len(l.ids) + booksPerPage - 1) / booksPerPage
	if pages < 2 {
		return
	}
	page.WriteString("        <ul class=\"pager\">\n")
	if l.number > 1 {
		_, _ = fmt.Fprintf(page, "            <li class=\"previous\"><a href=\"%s\">previous</a></li>\n", l.file(l.number-1))
	}
	_, _ = fmt.Fprintf(page, "            <li class=\"current\">Page %d of %d</li>\n", l.number, pages)
	if l.number < pages {
		_, _ = fmt.Fprintf(page, "            <li class=\"next\"><a href=\"%s\">next</a></li>\n", l.file(l.number+1))
	}
	page.WriteString("        </ul>\n")
}

// pod is a book in a list: on listing pages and among the related books of a product.
func pod(page *bytes.Buffer, b *shopBook) {
	_, _ = fmt.Fprintf(page, `
    <article class="product_pod">
        <div class="image_container">
            <a href="%[1]s"><img src="/books/media/%[2]d.svg" alt="%[3]s" class="thumbnail" loading="lazy"></a>
        </div>
        <p class="star-rating %[4]s">
            <i class="icon-star"></i>
            <i class="icon-star"></i>
            <i class="icon-star"></i>
            <i class="icon-star"></i>
            <i class="icon-star"></i>
        </p>
        <h3><a href="%[1]s" title="%[3]s">%[5]s</a></h3>
        <div class="product_price">
            <p class="price_color">%[6]s</p>
            <p class="%[7]s availability"><i class="icon-ok"></i> %[8]s</p>
            <form><button type="submit" class="btn btn-primary btn-block" data-loading-text="Adding...">Add to basket</button></form>
        </div>
    </article>
`, b.Path, b.ID, b.title, stars[b.Rating], b.short, b.price, stockClass(b.Stock), inStock(b.Stock))
}

func stockClass(stock int) string {
	if stock == 0 {
		return "outofstock"
	}
	return "instock"
}

func inStock(stock int) string {
	if stock == 0 {
		return "Out of stock"
	}
	return "In stock"
}

// cover is a coloured rectangle with the title on it.
func (s *shop) cover(w http.ResponseWriter, r *http.Request) {
	var id int
	if _, err := fmt.Sscanf(r.PathValue("cover"), "%d.svg", &id); err != nil || id < 1 || id > len(s.books) {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "image/svg+xml")
	_, _ = fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="280">
<rect width="200" height="280" fill="hsl(%d 45%% 40%%)"/>
<text x="12" y="40" fill="#fff" font-family="serif" font-size="12">%s</text>
</svg>
`, id*47%360, s.books[id-1].short)
}
