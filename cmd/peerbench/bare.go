package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
	"sync"

	"github.com/PuerkitoBio/goquery"
)

// product is the item that every peer makes of a page.
type product struct {
	Title       string `json:"title"`
	Category    string `json:"category"`
	Price       string `json:"price"`
	Stock       string `json:"stock"`
	Rating      string `json:"rating"`
	UPC         string `json:"upc"`
	Image       string `json:"image"`
	Description string `json:"description"`
}

// extract reads the eight fields with goquery; text is the first text node, as ::text gives it.
func extract(doc *goquery.Selection) product {
	text := func(query string) string {
		found := ""
		doc.Find(query).First().Contents().EachWithBreak(func(_ int, s *goquery.Selection) bool {
			if goquery.NodeName(s) == "#text" {
				found = s.Text()
				return false
			}
			return true
		})
		return strings.TrimSpace(found)
	}
	attr := func(query, name string) string { return doc.Find(query).First().AttrOr(name, "") }
	return product{
		Title:       text("div.product_main h1"),
		Category:    text("ul.breadcrumb li:nth-child(3) a"),
		Price:       text("p.price_color"),
		Stock:       strings.TrimSpace(doc.Find("p.availability").First().Text()),
		Rating:      attr("p.star-rating", "class"),
		UPC:         text("table.table-striped tr:nth-child(1) td"),
		Image:       attr("#gallery img", "src"),
		Description: text("#product_description + p"),
	}
}

// crawlBare is the command bare: what net/http and goquery do with nothing around them.
func crawlBare(args []string) {
	flags := flag.NewFlagSet("bare", flag.ExitOnError)
	site := flags.String("site", "", "")
	concurrency := flags.Int("concurrency", 64, "")
	out := flags.String("out", "", "")
	_ = flags.Parse(args)
	file, err := os.Create(*out)
	if err != nil {
		log.Fatal(err)
	}
	c := &bareCrawl{site: *site, slots: make(chan struct{}, *concurrency), out: bufio.NewWriter(file)}
	c.client.Transport = &http.Transport{MaxIdleConnsPerHost: *concurrency, MaxConnsPerHost: *concurrency}
	c.get("/list/1")
	c.work.Wait()
	if err := c.out.Flush(); err != nil {
		log.Fatal(err)
	}
}

type bareCrawl struct {
	site   string
	client http.Client
	slots  chan struct{}
	work   sync.WaitGroup
	mu     sync.Mutex
	out    *bufio.Writer
}

func (c *bareCrawl) get(path string) {
	c.work.Go(func() {
		c.slots <- struct{}{}
		defer func() { <-c.slots }()
		resp, err := c.client.Get(c.site + path)
		if err != nil {
			log.Fatal(err)
		}
		defer resp.Body.Close()
		doc, err := goquery.NewDocumentFromReader(resp.Body)
		if err != nil {
			log.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, resp.Body)
		if strings.HasPrefix(path, "/product/") {
			c.store(extract(doc.Selection))
			return
		}
		doc.Find("article.product_pod h3 a, li.next a").Each(func(_ int, s *goquery.Selection) {
			c.get(s.AttrOr("href", ""))
		})
	})
}

func (c *bareCrawl) store(p product) {
	line, err := json.Marshal(p)
	if err != nil {
		log.Fatal(err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	_, _ = c.out.Write(append(line, '\n')) // Flush tells
}
