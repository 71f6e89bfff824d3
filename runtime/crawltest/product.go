package crawltest

import (
	"bytes"
	"fmt"
)

// productPage writes the page of one book. What the catalogue does not hold (the
// description, reviews, an excerpt, related books) comes from the book's own stream
// of prose: 25 to 50 KB as on real shops, and the same on every run.
func (s *shop) productPage(b *shopBook) []byte {
	var page bytes.Buffer
	page.Grow(48 << 10)
	p := newProse(uint64(b.ID))
	reviews := p.between(0, 12)
	c := s.categoryOf(b)
	s.head(&page, b.title)
	_, _ = fmt.Fprintf(&page, `<ul class="breadcrumb">
    <li><a href="/books/index.html">Home</a></li>
    <li><a href="/books/catalogue/page-1.html">Books</a></li>
    <li><a href="%sindex.html">%s</a></li>
    <li class="active">%s</li>
</ul>
<article class="product_page">
`, c.path, c.name, b.title)
	b.summary(&page)
	p.description(&page)
	b.facts(&page, reviews)
	p.excerpt(&page)
	p.reviews(&page, reviews)
	s.related(&page, p, b)
	page.WriteString("</article>\n")
	foot(&page)
	return page.Bytes()
}

func (s *shop) categoryOf(b *shopBook) *category {
	for i, name := range genres {
		if name == b.Category {
			return &s.categories[i]
		}
	}
	panic("book without category: " + b.Title)
}

func (b *shopBook) summary(page *bytes.Buffer) {
	_, _ = fmt.Fprintf(page, `<div class="row">
    <div class="col-sm-6"><div id="product_gallery" class="carousel"><div class="thumbnail"><div class="carousel-inner"><div class="item active"><img src="/books/media/%d.svg" alt="%s"></div></div></div></div></div>
    <div class="col-sm-6 product_main">
        <h1>%s</h1>
        <p class="price_color">%s</p>
        <p class="%s availability">
            <i class="icon-ok"></i>
            %s
        </p>
        <p class="star-rating %s">
            <i class="icon-star"></i>
            <i class="icon-star"></i>
            <i class="icon-star"></i>
            <i class="icon-star"></i>
            <i class="icon-star"></i>
        </p>
        <hr/>
        <div class="alert alert-warning" role="alert"><strong>Warning!</strong> This is a demo site: prices and ratings were drawn by lot and mean nothing.</div>
    </div>
</div>
`, b.ID, b.title, b.title, b.price, stockClass(b.Stock), b.Availability(), stars[b.Rating])
}

func (b *shopBook) facts(page *bytes.Buffer, reviews int) {
	_, _ = fmt.Fprintf(page, `<div class="sub-header"><h2>Product Information</h2></div>
<table class="table table-striped">
    <tr><th>UPC</th><td>%s</td></tr>
    <tr><th>Product Type</th><td>Books</td></tr>
    <tr><th>Price (excl. tax)</th><td>%s</td></tr>
    <tr><th>Price (incl. tax)</th><td>%s</td></tr>
    <tr><th>Tax</th><td>£0.00</td></tr>
    <tr><th>Availability</th><td>%s</td></tr>
    <tr><th>Number of reviews</th><td>%d</td></tr>
</table>
`, b.UPC, b.price, b.price, b.Availability(), reviews)
}

func (p prose) description(page *bytes.Buffer) {
	page.WriteString("<div id=\"product_description\" class=\"sub-header\"><h2>Product Description</h2></div>\n<p>")
	p.paragraph(page, p.between(6, 14))
	page.WriteString(" ...more</p>\n")
}

func (p prose) excerpt(page *bytes.Buffer) {
	page.WriteString("<section id=\"excerpt\">\n<h2>From the first chapter</h2>\n")
	for range p.between(10, 20) {
		page.WriteString("<p>")
		p.paragraph(page, p.between(2, 6))
		write(page, " <em>", p.pick(endings), "</em> ")
		p.paragraph(page, 2)
		page.WriteString("</p>\n")
	}
	page.WriteString("</section>\n")
}

func (p prose) reviews(page *bytes.Buffer, count int) {
	page.WriteString("<section id=\"reviews\">\n<h2>What readers say</h2>\n<ul class=\"reviews\">\n")
	for range count {
		_, _ = fmt.Fprintf(page, "<li class=\"review\">\n    <p class=\"review-stars\" data-stars=\"%d\"></p>\n    <blockquote>", p.between(1, 5))
		p.paragraph(page, p.between(1, 5))
		_, _ = fmt.Fprintf(page, "</blockquote>\n    <cite>%s of %s, <time>20%02d-%02d-%02d</time></cite>\n</li>\n",
			p.name(), p.pick(places), p.between(10, 25), p.between(1, 12), p.between(1, 28))
	}
	page.WriteString("</ul>\n</section>\n")
}

func (s *shop) related(page *bytes.Buffer, p prose, b *shopBook) {
	page.WriteString("<section id=\"related\">\n<h2>Products you recently viewed</h2>\n<ul class=\"row\">\n")
	for range 8 {
		other := &s.books[p.rng.IntN(len(s.books))]
		if other.ID == b.ID {
			continue
		}
		page.WriteString(`<li class="col-md-3 col-sm-4 col-xs-6">`)
		pod(page, other)
		page.WriteString("</li>\n")
	}
	page.WriteString("</ul>\n</section>\n")
}
