package crawltest

import (
	"bytes"
	"fmt"
	"strings"
)

// head writes a page down to where its content begins; title is escaped.
func (s *shop) head(page *bytes.Buffer, title string) {
	_, _ = fmt.Fprintf(page, `<!DOCTYPE html>
<!--[if lt IE 7]><html lang="en-us" class="no-js lt-ie9 lt-ie8 lt-ie7"><![endif]-->
<!--[if gt IE 8]><!--><html lang="en-us" class="no-js"><!--<![endif]-->
<head>
    <title>
    %s | Books to Scrape
</title>
    <meta http-equiv="content-type" content="text/html; charset=UTF-8">
    <meta name="viewport" content="width=device-width">
    <meta name="robots" content="NOARCHIVE,NOCACHE">
    <link rel="stylesheet" type="text/css" href="/static/site.css">
    <script>document.documentElement.className = 'js'</script>
</head>
<body id="default" class="default">
<header class="header container-fluid">
    <div class="page_inner"><div class="row"><div class="col-sm-8 h1"><a href="/books/index.html">Books to Scrape</a><small> We love being scraped!</small></div></div></div>
</header>
<div class="container-fluid page">
<div class="page_inner">
`, title)
	page.WriteString(s.nav)
	page.WriteString("<div class=\"row\">\n<div class=\"col-sm-8 col-md-9\">\n")
}

func foot(page *bytes.Buffer) {
	page.WriteString(`</div>
</div>
</div>
</div>
<footer class="footer container-fluid"><p>Every book here is made up, its price included.</p></footer>
</body>
</html>
`)
}

// sidebar is the list of categories that every page of the shop shows.
func sidebar(categories []category) string {
	var b strings.Builder
	b.WriteString(`<aside class="sidebar col-sm-4 col-md-3">
    <div class="side_categories">
        <ul class="nav nav-list">
            <li>
                <a href="/books/catalogue/page-1.html">Books</a>
                <ul>
`)
	for _, c := range categories {
		_, _ = fmt.Fprintf(&b, `                    <li>
                        <a href="%sindex.html">
                            %s
                        </a>
                    </li>
`, c.path, c.name)
	}
	b.WriteString(`                </ul>
            </li>
        </ul>
    </div>
</aside>
`)
	return b.String()
}
