// Command peerbench crawls one and the same shop with gojscrape and with its peers
// (Scrapy, Crawlee, Colly, and a program of net/http and goquery), round by round, and
// prints what each needed. It is a module of its own, so that no peer becomes a
// dependency of gojscrape.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"
)

func main() {
	log.SetFlags(0)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if len(os.Args) > 1 {
		switch os.Args[1] {
		case "serve":
			serveShop(os.Args[2:])
			return
		case "colly":
			crawlWithColly(os.Args[2:])
			return
		case "bare":
			crawlBare(os.Args[2:])
			return
		}
	}
	if err := run(ctx, os.Args[1:]); err != nil {
		log.Fatal(err)
	}
}

// config is what the command line asks for.
type config struct {
	rounds    int
	pages     int
	gojscrape string
	python    string
	crawlee   string
	out       string
	peers     []string
	quick     bool
	frontier  bool
}

func run(ctx context.Context, args []string) error {
	var c config
	flags := flag.NewFlagSet("peerbench", flag.ExitOnError)
	flags.IntVar(&c.rounds, "rounds", 5, "how often each peer crawls the shop, in turns")
	flags.IntVar(&c.pages, "pages", 2000, "how many products the shop has")
	flags.StringVar(&c.gojscrape, "gojscrape", "./gojscrape", "the binary to measure")
	flags.StringVar(&c.python, "python", "/usr/bin/python3", "a Python that has Scrapy")
	flags.StringVar(&c.crawlee, "crawlee", "cmd/peerbench/peers/crawlee", "the folder where npm has installed Crawlee")
	flags.StringVar(&c.out, "out", "", "the file to write the tables to, besides the terminal")
	flags.BoolVar(&c.quick, "quick", false, "only the first scenario, without the frontier")
	flags.BoolVar(&c.frontier, "frontier", true, "also measure requests that wait")
	only := flags.String("peers", "gojscrape,scrapy,crawlee,colly,bare", "who takes part")
	if err := flags.Parse(args); err != nil {
		return err
	}
	c.peers = strings.Split(*only, ",")

	self, err := os.Executable()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "peerbench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	peers, missing := available(c, self, dir)
	for _, why := range missing {
		fmt.Fprintln(os.Stderr, "left out:", why)
	}
	b := &bench{config: c, self: self, dir: dir, peers: peers}
	report := &report{started: time.Now(), config: c, missing: missing, versions: versions(ctx, peers)}
	for _, s := range scenarios(c) {
		results, err := b.scenario(ctx, s)
		if err != nil {
			return err
		}
		report.scenarios = append(report.scenarios, results)
		report.print(os.Stdout, len(report.scenarios)-1)
	}
	if c.frontier && !c.quick {
		if report.frontier, err = b.frontier(ctx); err != nil {
			return err
		}
	}
	if report.shares, err = b.profiled(ctx); err != nil {
		return err
	}
	report.printShares(os.Stdout)
	if c.out == "" {
		return nil
	}
	return report.write(c.out)
}

// scenario is one kind of crawl.
type scenario struct {
	pages       int
	sizeKB      int
	concurrency int
	gzip        bool
	delay       time.Duration
}

func (s scenario) String() string {
	text := fmt.Sprintf("%d products, pages of %d KB, concurrency %d", s.pages, s.sizeKB, s.concurrency)
	if s.gzip {
		text += ", gzip"
	}
	if s.delay > 0 {
		text += fmt.Sprintf(", the server answers after %v", s.delay)
	}
	return text
}

// scenarios change one thing at a time; the first one, with the most pages, is what the
// headline figures are of.
func scenarios(c config) []scenario {
	few := max(c.pages/4, 1)
	all := []scenario{
		{pages: c.pages, sizeKB: 50, concurrency: 64},
		{pages: few, sizeKB: 50, concurrency: 16},
		{pages: few, sizeKB: 10, concurrency: 64},
		{pages: few, sizeKB: 250, concurrency: 64},
		{pages: few, sizeKB: 50, concurrency: 64, gzip: true},
		{pages: few, sizeKB: 50, concurrency: 64, delay: 100 * time.Millisecond},
	}
	if c.quick {
		return slices.Clone(all[:1])
	}
	return all
}
