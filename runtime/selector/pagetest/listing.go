package pagetest

import (
	"fmt"
	"strings"
)

// Listing is a page that lists n products of a shop, about 400 bytes each.
func Listing(n int) string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html><head><title>Books</title></head><body><div class="page"><ol class="row">`)
	for i := range n {
		fmt.Fprintf(&b, `<li class="col-xs-6 col-sm-4"><article class="product_pod"><div class="image_container">
<a href="catalogue/book-%d/index.html"><img src="media/%d.jpg" alt="Book %d" class="thumbnail"></a></div>
<p class="star-rating Three"><i class="icon-star"></i><i class="icon-star"></i></p>
<h3><a href="catalogue/book-%d/index.html" title="Book %d">Book %d</a></h3>
<div class="product_price"><p class="price_color">£51.77</p></div></article></li>`, i, i, i, i, i, i)
	}
	b.WriteString(`</ol></div></body></html>`)
	return b.String()
}
