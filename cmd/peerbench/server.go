package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// shop is the server that all peers crawl. Its pages are made before the first round,
// so that serving costs the same each time.
type shop struct {
	delay time.Duration
	pages map[string]page

	mu    sync.Mutex
	visit visit
}

type page struct{ plain, zipped []byte }

// visit is what the server saw of one crawl.
type visit struct {
	Pages       int
	First, Last time.Time
}

// serveShop is the command serve. It prints the address it listens on and ends when its
// input does.
func serveShop(args []string) {
	flags := flag.NewFlagSet("serve", flag.ExitOnError)
	products := flags.Int("pages", 2000, "")
	size := flags.Int("size", 50, "KB of a page")
	zip := flags.Bool("gzip", false, "")
	delay := flags.Duration("delay", 0, "before each answer")
	_ = flags.Parse(args)
	s := &shop{delay: *delay, pages: makePages(*products, *size*1000, *zip)}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("http://%s\n", listener.Addr())
	log.Fatal(http.Serve(listener, s))
}

func makePages(products, size int, zip bool) map[string]page {
	pages := map[string]page{}
	add := func(path, text string) {
		p := page{plain: []byte(text)}
		if zip {
			var b bytes.Buffer
			w := gzip.NewWriter(&b)
			_, _ = w.Write(p.plain) // a buffer takes everything
			_ = w.Close()
			p.zipped = b.Bytes()
		}
		pages[path] = p
	}
	for k := 1; (k-1)*perList < products; k++ {
		add("/list/"+strconv.Itoa(k), listPage(k, products))
	}
	for i := range products {
		add("/product/"+strconv.Itoa(i), productPage(i, size))
	}
	return pages
}

func (s *shop) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	switch path := req.URL.Path; {
	case path == "/visit":
		s.mu.Lock()
		defer s.mu.Unlock()
		_ = json.NewEncoder(w).Encode(s.visit)
		s.visit = visit{}
		return
	case strings.HasPrefix(path, "/wait/"):
		time.Sleep(time.Hour) // until the client goes
	}
	p, ok := s.pages[req.URL.Path]
	if !ok {
		http.NotFound(w, req)
		return
	}
	s.count()
	time.Sleep(s.delay)
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	body := p.plain
	if p.zipped != nil && strings.Contains(req.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		body = p.zipped
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	_, _ = w.Write(body) // a client that went away is no concern of the server's
}

func (s *shop) count() {
	now := time.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.visit.Pages == 0 {
		s.visit.First = now
	}
	s.visit.Pages++
	s.visit.Last = now
}
