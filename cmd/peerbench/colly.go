package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"log"
	"os"
	"sync"

	"github.com/gocolly/colly/v2"
)

// crawlWithColly is the command colly.
func crawlWithColly(args []string) {
	flags := flag.NewFlagSet("colly", flag.ExitOnError)
	site := flags.String("site", "", "")
	concurrency := flags.Int("concurrency", 64, "")
	out := flags.String("out", "", "")
	_ = flags.Parse(args)
	file, err := os.Create(*out)
	if err != nil {
		log.Fatal(err)
	}
	w := bufio.NewWriter(file)
	var mu sync.Mutex

	c := colly.NewCollector(colly.Async(true))
	if err := c.Limit(&colly.LimitRule{DomainGlob: "*", Parallelism: *concurrency}); err != nil {
		log.Fatal(err)
	}
	visit := func(e *colly.HTMLElement) { _ = e.Request.Visit(e.Attr("href")) } // a second visit is an error
	c.OnHTML("article.product_pod h3 a", visit)
	c.OnHTML("li.next a", visit)
	c.OnHTML("html", func(e *colly.HTMLElement) {
		if e.DOM.Find("article.product_page").Length() == 0 {
			return
		}
		line, err := json.Marshal(extract(e.DOM))
		if err != nil {
			log.Fatal(err)
		}
		mu.Lock()
		defer mu.Unlock()
		_, _ = w.Write(append(line, '\n')) // Flush tells
	})
	c.OnError(func(_ *colly.Response, err error) { log.Fatal(err) })
	if err := c.Visit(*site + "/list/1"); err != nil {
		log.Fatal(err)
	}
	c.Wait()
	if err := w.Flush(); err != nil {
		log.Fatal(err)
	}
}
