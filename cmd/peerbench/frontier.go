package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// frontierSample is what a number of waiting requests cost.
type frontierSample struct {
	peer    string
	waiting int
	bytes   float64 // of memory for each
	rate    float64 // stored per second
}

// frontier makes gojscrape and Scrapy store requests that all wait behind one that the
// server never answers, and compares with a crawl that stores none.
func (b *bench) frontier(ctx context.Context) ([]frontierSample, error) {
	site, stop, err := b.serve(ctx, scenario{pages: 10, sizeKB: 1})
	if err != nil {
		return nil, err
	}
	defer stop()
	folder := filepath.Join(b.crawlee, "..")
	commands := map[string]func(n int) []string{
		"gojscrape": func(n int) []string {
			return []string{b.gojscrape, "runspider", filepath.Join(folder, "frontier.js"), "-a", "site=" + site, "-a", fmt.Sprint("n=", n), "-L", "ERROR",
				"-s", "CONCURRENT_REQUESTS=1", "-s", "CALLBACK_PENDING_LIMIT=0"}
		},
		"scrapy": func(n int) []string {
			return []string{b.python, "-m", "scrapy", "runspider", filepath.Join(folder, "frontier.py"), "-a", "site=" + site, "-a", fmt.Sprint("n=", n), "-L", "ERROR",
				"-s", "CONCURRENT_REQUESTS=1"}
		},
	}
	var samples []frontierSample
	for _, p := range b.peers {
		command := commands[p.name]
		if command == nil {
			continue
		}
		var empty, base float64
		for _, n := range []int{1, 10_000, 100_000, 1_000_000} {
			if n > 100_000 && p.name != "gojscrape" {
				continue // a million takes Scrapy ten minutes and 2.7 GB
			}
			memory, seconds, err := frontierRun(ctx, command(n))
			if err != nil {
				return samples, fmt.Errorf("%s with %d waiting requests: %w", p.name, n, err)
			}
			if n == 1 {
				empty, base = memory, seconds
				continue
			}
			s := frontierSample{p.name, n, (memory - empty) * (1 << 20) / float64(n), float64(n) / max(seconds-base, 1e-3)}
			fmt.Fprintf(os.Stderr, "%-10s %8d waiting: %5.0f bytes each, %7.0f/s\n", s.peer, s.waiting, s.bytes, s.rate)
			samples = append(samples, s)
		}
	}
	return samples, nil
}

func frontierRun(ctx context.Context, args []string) (memory, seconds float64, err error) {
	state, stderr, err := execute(ctx, args)
	if err != nil {
		return 0, 0, fmt.Errorf("%w\n%s", err, stderr)
	}
	return peakMemory(state), (state.UserTime() + state.SystemTime()).Seconds(), nil
}

func (r *report) printFrontier(w io.Writer) {
	if len(r.frontier) == 0 {
		return
	}
	fmt.Fprintln(w, "\n### Requests that wait\n\n| | waiting | bytes each, at the peak | stored per CPU second |\n|---|---|---|---|")
	for _, s := range r.frontier {
		fmt.Fprintf(w, "| %s | %d | %.0f | %.0f |\n", s.peer, s.waiting, s.bytes, s.rate)
	}
}
