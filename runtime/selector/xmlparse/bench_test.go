package xmlparse_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/selector/dom"
	"github.com/gojscrape/gojscrape/runtime/selector/xmlparse"
)

// feed is RSS of about 50 KB, as sites with a blog publish it.
func feed() string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
	<title>News &amp; more</title>
	<atom:link href="https://example.com/feed/" rel="self" type="application/rss+xml" />
`)
	for i := range 50 {
		fmt.Fprintf(&b, `	<item>
		<title>The article with the number %d &#8211; and what it says</title>
		<link>https://example.com/2026/01/article-%d/?utm_source=rss&amp;utm_medium=rss</link>
		<dc:creator><![CDATA[Author %d]]></dc:creator>
		<pubDate>Mon, 05 Jan 2026 10:00:%02d +0000</pubDate>
		<category><![CDATA[News]]></category>
		<guid isPermaLink="false">https://example.com/?p=%d</guid>
		<media:content url="https://example.com/images/%d.jpg" medium="image" width="1200" height="630"/>
		<description><![CDATA[%s]]></description>
	</item>
`, i, i, i%7, i%60, i, i, strings.Repeat("<p>A paragraph of the article.</p> ", 12))
	}
	b.WriteString("</channel>\n</rss>\n")
	return b.String()
}

// sitemap is of about 1 MB.
func sitemap() string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
`)
	for i := range 6000 {
		fmt.Fprintf(&b, `  <url>
    <loc>https://example.com/category/%d/product-%d.html</loc>
    <lastmod>2026-01-%02dT10:00:00+00:00</lastmod>
    <changefreq>weekly</changefreq>
    <priority>0.8</priority>
  </url>
`, i%40, i, i%28+1)
	}
	b.WriteString("</urlset>\n")
	return b.String()
}

func BenchmarkParse(b *testing.B) {
	for name, text := range map[string]string{"feed": feed(), "sitemap": sitemap()} {
		b.Run(name+"/reused-document", func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			d := dom.New("", false)
			for b.Loop() {
				d.Reset(text, false)
				if err := xmlparse.Parse(d, xmlparse.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/new-document", func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if err := xmlparse.Parse(dom.New(text, false), xmlparse.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/encoding-xml", func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				d := xml.NewDecoder(strings.NewReader(text))
				for {
					if _, err := d.Token(); errors.Is(err, io.EOF) {
						break
					} else if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

func BenchmarkAppendXML(b *testing.B) {
	d := dom.New(feed(), false)
	if err := xmlparse.Parse(d, xmlparse.Options{}); err != nil {
		b.Fatal(err)
	}
	var out []byte
	b.ReportAllocs()
	for b.Loop() {
		out = d.AppendXML(out[:0], d.RootElement())
	}
	b.SetBytes(int64(len(out)))
}
