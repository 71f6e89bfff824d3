// Package pagetest writes pages for tests and benchmarks of selectors.
package pagetest

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Product is the page of a product in a shop, of about size bytes; the same for the same size.
func Product(size int) string {
	w := &pageWriter{random: rand.New(rand.NewPCG(1, uint64(size)))}
	w.head()
	w.nav()
	w.gallery()
	w.description()
	w.specifications()
	foot := footer + script
	for i := 0; w.Len()+len(foot) < size; i++ {
		if i%3 == 2 {
			w.related(i)
		} else {
			w.review(i)
		}
	}
	w.WriteString(foot)
	return w.String()
}

type pageWriter struct {
	strings.Builder
	random *rand.Rand
}

func (w *pageWriter) line(depth int, format string, args ...any) {
	w.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(w, format+"\n", args...)
}

var words = strings.Fields(`the a this light cotton shirt fits well and after two weeks of wear it looks as good as
	new I would buy again size runs small but colour matches picture shipping took longer than expected Tom&#39;s
	R&amp;D quality &ndash; price &euro;19.90 caf&eacute; washing 30&nbsp;°C great`)

func (w *pageWriter) words(n int) string {
	text := make([]string, n)
	for i := range text {
		text[i] = words[w.random.IntN(len(words))]
	}
	return strings.Join(text, " ")
}

func (w *pageWriter) head() {
	w.line(0, "<!DOCTYPE html>\n<html lang=\"en\" class=\"no-js theme-light\">\n<head>")
	w.line(1, `<meta charset="utf-8">`)
	w.line(1, `<title>Cotton shirt &amp; more | Example shop</title>`)
	for _, name := range []string{"description", "keywords", "robots", "viewport", "twitter:card"} {
		w.line(1, `<meta name="%s" content="%s">`, name, w.words(8))
	}
	for _, property := range []string{"og:title", "og:type", "og:url", "og:image"} {
		w.line(1, `<meta property="%s" content="https://shop.example/p/%d">`, property, w.random.IntN(1e6))
	}
	for i := range 6 {
		w.line(1, `<link rel="stylesheet" href="/static/css/bundle-%d.min.css?v=3.%d" media="all">`, i, i)
	}
	w.line(1, "<style>.a > .b { color: #333 } @media (min-width: 768px) { .c::before { content: \"\\201C\" } }</style>")
	w.WriteString(script)
	w.line(0, `</head><body class="product product--full template-default" data-page-type="product" itemscope itemtype="https://schema.org/Product">`)
}

const script = `<script type="application/ld+json">
{"@context":"https://schema.org/","@type":"Product","name":"Cotton shirt","image":["https://cdn.example/1.jpg"],"sku":"A-1",
 "brand":{"@type":"Brand","name":"Example"},"offers":{"@type":"Offer","url":"https://shop.example/p/1","priceCurrency":"EUR","price":"19.90"}}
</script>
<script>
  window.dataLayer = window.dataLayer || [];
  (function (w, d) { for (var i = 0; i < 10 && w[i] != null; i++) { if (d.a && !d.b) { d.innerHTML = '<b>' + i + '<\/b>'; } } })(window, document);
</script>
`

func (w *pageWriter) nav() {
	w.line(1, `<header class="header header--sticky" id="top"><div class="container"><a class="logo" href="/" title="Home"><img src="/logo.svg" alt="Example" width="120" height="40"></a>`)
	w.line(2, `<form class="search" action="/search" method="get" role="search"><input type="search" name="q" placeholder="Search&hellip;" autocomplete="off" required><button class="btn btn-primary" type="submit"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M10 2a8 8 0 105 14l5 5"/></svg></button></form>`)
	w.line(2, `<nav class="nav nav--main" aria-label="Main"><ul class="nav__list">`)
	for i := range 12 {
		w.line(3, `<li class="nav__item"><a class="nav__link" href="/c/%d?ref=nav&amp;pos=%d" data-category-id="%d">%s</a></li>`, 100+i, i, i, w.words(2))
	}
	w.line(2, "</ul></nav></div></header>")
	w.line(1, "<!-- breadcrumb -->")
	w.line(1, `<ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">Home</a><li class="breadcrumb-item"><a href="/c/1">Shirts</a><li class="breadcrumb-item active">Cotton shirt</ol>`)
}

func (w *pageWriter) gallery() {
	w.line(1, `<main id="main"><div class="row"><div class="col-md-6 gallery js-gallery" data-zoom="true">`)
	for i := range 8 {
		w.line(2, `<figure class="gallery__item"><a href="https://cdn.example/img/%d_large.jpg" data-index="%d"><img class="gallery__img lazyload" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="https://cdn.example/img/%d.jpg" data-srcset="https://cdn.example/img/%d.jpg 1x, https://cdn.example/img/%d@2x.jpg 2x" alt="Cotton shirt, picture %d" loading="lazy"></a></figure>`, i, i, i, i, i, i)
	}
	w.line(1, "</div>")
}

func (w *pageWriter) description() {
	w.line(1, `<div class="col-md-6 product-info"><h1 class="product-title" itemprop="name">Cotton shirt</h1>`)
	w.line(2, `<div class="price" itemprop="offers" itemscope><span class="price__now" itemprop="price" content="19.90">&euro;19.90</span> <del class="price__was">&euro;29.90</del></div>`)
	w.line(2, `<select name="size" class="form-control" id="size"><option value="" disabled selected>Size</option><option value="s">S</option><option value="m">M</option><option value="l">L</option></select>`)
	for range 4 {
		w.line(2, `<p>%s <strong>%s</strong> %s <em>%s</em>.</p>`, w.words(20), w.words(3), w.words(25), w.words(2))
	}
	w.line(2, `<ul class="features">`)
	for range 6 {
		w.line(3, `<li><i class="icon icon-check" aria-hidden="true"></i> %s`, w.words(6))
	}
	w.line(1, "</ul></div></div>")
}

func (w *pageWriter) specifications() {
	w.line(1, `<table class="table table-striped specs" id="specs">`)
	for i := range 20 {
		w.line(2, `<tr class="specs__row"><th scope="row">%s</th><td data-spec="%d">%s</td></tr>`, w.words(2), i, w.words(4))
	}
	w.line(1, "</table>")
}

func (w *pageWriter) review(i int) {
	w.line(1, `<article class="review review--verified" id="review-%d" data-review-id="%d" itemprop="review" itemscope>`, i, 9000+i)
	w.line(2, `<div class="review__head"><span class="review__author" itemprop="author">%s</span> <time datetime="2024-05-%02d" class="review__date">%d May</time>`, w.words(2), i%28+1, i%28+1)
	w.line(3, `<span class="stars stars--%d" title="%d of 5"><i class="star"></i><i class="star"></i><i class="star"></i></span></div>`, i%5+1, i%5+1)
	w.line(2, `<p class="review__text">%s<br>%s</p>`, w.words(30), w.words(15))
	w.line(2, `<div class="review__foot"><button type="button" class="btn btn-link js-vote" data-vote="up">Helpful (%d)</button> <a href="/report?id=%d&type=review" rel="nofollow">Report</a></div>`, i, i)
	w.line(1, "</article>")
}

func (w *pageWriter) related(i int) {
	w.line(1, `<div class="card product-card col-6 col-md-3" data-product-id="%d" data-price="%d.90">`, i, i)
	w.line(2, `<a class="card__link" href="/p/%d-cotton-shirt?ref=related"><img class="card__img" src="https://cdn.example/thumb/%d.jpg" alt="" width="200" height="200"></a>`, i, i)
	w.line(2, `<div class="card__body"><h3 class="card__title"><a href="/p/%d">%s</a></h3><span class="card__price">&euro;%d.90</span></div>`, i, w.words(4), i)
	w.line(1, "</div>")
}

const footer = `  </main><footer class="footer"><div class="container"><div class="row">
    <div class="col"><h4>Service</h4><ul class="list-unstyled"><li><a href="/help">Help</a></li><li><a href="/returns">Returns</a></li></ul></div>
    <div class="col"><h4>About</h4><ul class="list-unstyled"><li><a href="/jobs">Jobs</a></li><li><a href="/press">Press</a></li></ul></div>
  </div><p class="copyright">&copy; 2024 Example GmbH</p></div></footer>
</body></html>
`
