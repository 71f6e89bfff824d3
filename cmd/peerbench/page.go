package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

const perList = 20

// listPage is page k, from 1, of the list of n products.
func listPage(k, n int) string {
	var b strings.Builder
	head(&b, fmt.Sprintf("All products, page %d", k))
	b.WriteString("<section><ol class=\"row\">\n")
	for i := (k - 1) * perList; i < min(k*perList, n); i++ {
		fmt.Fprintf(&b, "<li class=\"col-xs-6\"><article class=\"product_pod\"><h3><a href=\"/product/%d\" title=\"Product %d\">Product %d</a></h3>"+
			"<p class=\"price_color\">£%d.50</p></article></li>\n", i, i, i, i%90)
	}
	b.WriteString("</ol>\n")
	if k*perList < n {
		fmt.Fprintf(&b, "<ul class=\"pager\"><li class=\"next\"><a href=\"/list/%d\">next</a></li></ul>\n", k+1)
	}
	b.WriteString("</section>")
	foot(&b)
	return b.String()
}

// productPage is product i as a page of about size bytes. It has what such pages have:
// navigation, a gallery, a table, reviews, related products, scripts, entities.
func productPage(i, size int) string {
	r := rand.New(rand.NewPCG(uint64(i), 1))
	var b strings.Builder
	b.Grow(size + 4096)
	head(&b, fmt.Sprintf("Product %d", i))
	fmt.Fprintf(&b, `<ul class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/list/1">Products</a></li><li><a href="/list/%d">%s</a></li><li class="active">Product %d</li></ul>`+"\n",
		i%40+1, word(r), i)
	fmt.Fprintf(&b, `<article class="product_page"><div class="row"><div class="gallery" id="gallery"><div class="thumbnail carousel"><img src="/media/%d.jpg" alt="Product %d" width="400" height="600"></div></div>`+"\n", i, i)
	fmt.Fprintf(&b, `<div class="col-sm-6 product_main"><h1>%s &amp; %s, no. %d</h1><p class="price_color">£%d.%02d</p><p class="instock availability"><i class="icon-ok"></i> In stock (%d available) </p><p class="star-rating %s"><i class="icon-star"></i><i class="icon-star"></i></p><hr>`+"\n",
		word(r), word(r), i, r.IntN(90)+5, r.IntN(100), r.IntN(30), []string{"One", "Two", "Three", "Four", "Five"}[r.IntN(5)])
	b.WriteString(`<form action="/basket" method="post"><input type="hidden" name="id" value="1"><select name="size"><option value="s">S<option value="m" selected>M<option value="l">L</select><button type="submit" class="btn btn-primary" disabled>Add to basket</button></form></div></div>` + "\n")
	fmt.Fprintf(&b, `<div id="product_description" class="sub-header"><h2>Product Description</h2></div><p>%s</p>`+"\n", sentence(r, 60))
	fmt.Fprintf(&b, `<table class="table table-striped"><tr><th>UPC</th><td>%08x</td></tr><tr><th>Product Type</th><td>Books</td></tr><tr><th>Price (excl. tax)</th><td>£%d</td></tr><tr><th>Number of reviews</th><td>%d</td></tr></table>`+"\n",
		r.Uint32(), r.IntN(90), r.IntN(40))
	b.WriteString("<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"Product\",\"name\":\"x\",\"offers\":{\"price\":\"1 < 2\"}}</script>\n<div id=\"reviews\">\n")
	for n := 0; b.Len() < size-2500; n++ {
		fmt.Fprintf(&b, `<div class="review media" data-review-id="%d" data-helpful="%d"><div class="media-left"><a href="/user/%d" class="user-link"><img class="avatar" src="/a/%d.png" alt=""></a></div><div class="media-body"><h4 class="media-heading">%s <small>by <b>%s</b> on <time datetime="2026-01-%02d">%d Jan</time></small></h4><p class="text">%s</p><ul class="actions"><li><a href="/helpful?id=%d&amp;x=1">Helpful</a></li><li><a href="#report">Report</a></li></ul></div></div>`+"\n",
			n, r.IntN(50), r.IntN(1000), r.IntN(1000), word(r), word(r), n%28+1, n%28+1, sentence(r, 40), n)
	}
	b.WriteString("</div></article>")
	foot(&b)
	return b.String()
}

func head(b *strings.Builder, title string) {
	fmt.Fprintf(b, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n<link rel=\"stylesheet\" href=\"/static/shop.css\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<script>window.shop = { cart: [], debug: 1 < 2 };</script>\n</head>\n<body class=\"default\">\n<!-- navigation -->\n<header><nav class=\"sidebar\"><ul class=\"nav nav-list\">\n", title)
	for i := range 30 {
		fmt.Fprintf(b, "<li class=\"nav-item\"><a class=\"nav-link\" href=\"/category/%d\">Category %d</a></li>\n", i, i)
	}
	b.WriteString("</ul></nav></header>\n<main class=\"content\">\n")
}

func foot(b *strings.Builder) {
	b.WriteString("</main>\n<footer class=\"footer\"><p>&copy; 2026 The Shop</p></footer>\n<script src=\"/static/shop.js\" defer></script>\n</body>\n</html>\n")
}

var words = strings.Fields("time person year way day thing man world life hand part child eye woman place work week case point government company number group problem fact café naïve coöperate great little own other old right big high different small large next early young important few public bad same able")

func word(r *rand.Rand) string { return words[r.IntN(len(words))] }

func sentence(r *rand.Rand, n int) string {
	var b strings.Builder
	for i := range n {
		switch {
		case i == 0:
		case i%15 == 14:
			b.WriteString(" <em>and</em> ")
		case i%23 == 22:
			b.WriteString(" &ndash; ")
		default:
			b.WriteByte(' ')
		}
		b.WriteString(word(r))
	}
	return b.String()
}
