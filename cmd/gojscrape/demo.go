package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/gojscrape/gojscrape/jsapi"
	"github.com/gojscrape/gojscrape/runtime/crawler"
	"github.com/gojscrape/gojscrape/runtime/crawltest"
	"github.com/gojscrape/gojscrape/spiders"
)

const (
	demoSpider = "books.js"
	demoOutput = "books.jsonl"
	// demoPort is where the example spiders look for the site unless told otherwise.
	demoPort = 8765
)

func newDemo(stdout, stderr io.Writer) *cobra.Command {
	var serve bool
	var port int
	var progress string
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Crawl an embedded book shop and write " + demoOutput + ": the quickest look",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if serve {
				return serveDemo(cmd.Context(), port, stdout)
			}
			if cmd.Flags().Changed("port") {
				return usage(errors.New("--port is for --serve: without it the demo takes any free port"))
			}
			return runDemo(cmd.Context(), progress, stdout, stderr)
		},
	}
	cmd.Flags().BoolVar(&serve, "serve", false, "only serve the site, for spiders of your own")
	cmd.Flags().IntVar(&port, "port", demoPort, "`PORT` of --serve")
	cmd.Flags().StringVar(&progress, "progress", "auto", "`HOW` progress is shown: auto, bar, plain or none")
	return cmd
}

// serveDemo serves the site until it is interrupted.
func serveDemo(ctx context.Context, port int, stdout io.Writer) error {
	site, err := crawltest.Start(fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return failed(fmt.Errorf("serving the demo site: %w (another port: --port)", err))
	}
	defer site.Close()
	fmt.Fprintf(stdout, "The demo site is at %s/ (Ctrl-C ends it).\n", site.URL())
	fmt.Fprintf(stdout, "Try, in another terminal:  gojscrape runspider spiders/quotes.js -O quotes.json\n")
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	<-ctx.Done()
	return nil
}

// runDemo serves the site and runs the book spider on it.
func runDemo(ctx context.Context, progress string, stdout, stderr io.Writer) error {
	show, err := newProgress(progress, stderr)
	if err != nil {
		return usage(err)
	}
	site, err := crawltest.Start("")
	if err != nil {
		return failed(fmt.Errorf("serving the demo site: %w", err))
	}
	defer site.Close()
	file, remove, err := unpack(demoSpider)
	if err != nil {
		return failed(err)
	}
	defer remove()
	fmt.Fprintf(stdout, "Crawling a shop of 1,000 books at %s/books/ with spiders/%s\n", site.URL(), demoSpider)

	flags := crawlFlags{overwrite: []string{demoOutput}, level: "WARNING"}
	set, err := flags.toSettings()
	if err != nil {
		return usage(err)
	}
	opts := jsapi.Options{Args: map[string]string{"site": site.URL()}, Settings: set}
	began := time.Now()
	c, err := crawl(ctx, file, opts, output{stdout, stderr}, nil, func(c *crawler.Crawler) { show.begin(c.Env) })
	show.end()
	if err != nil {
		return err
	}
	return summary(stdout, c, time.Since(began))
}

// unpack writes an embedded spider to a folder of its own.
func unpack(name string) (path string, remove func(), err error) {
	source, err := spiders.Files.ReadFile(name)
	if err != nil {
		return "", nil, err
	}
	dir, err := os.MkdirTemp("", "gojscrape-demo-")
	if err != nil {
		return "", nil, fmt.Errorf("unpacking %s: %w", name, err)
	}
	remove = func() { os.RemoveAll(dir) }
	path = filepath.Join(dir, name)
	if err := os.WriteFile(path, source, 0o600); err != nil {
		remove()
		return "", nil, fmt.Errorf("unpacking %s: %w", name, err)
	}
	return path, remove, nil
}

// summary tells what the demo did and what to try next.
func summary(stdout io.Writer, c *crawler.Crawler, took time.Duration) error {
	pages, items := count(c.Env, "response_received_count"), count(c.Env, "item_scraped_count")
	path, err := filepath.Abs(demoOutput)
	if err != nil {
		return failed(err)
	}
	_, err = fmt.Fprintf(stdout, `
  pages        %d
  items        %d
  pages/s      %.0f
  peak memory  %d MB
  written to   %s

Next:
  gojscrape demo --serve                                  serves the site, for a spider of your own
  gojscrape runspider spiders/quotes.js -O quotes.json    crawls its quotes (in another terminal)
  docs/guide/first-spider.md                              explains how a spider is written
`, pages, items, float64(pages)/took.Seconds(), peakMemory()>>20, path)
	return err
}

// peakMemory is the largest resident size of this process so far, in bytes.
func peakMemory() int64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return usage.Maxrss << 10 // Linux counts KiB
}
