package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// report are all results of one run.
type report struct {
	started   time.Time
	config    config
	versions  []string
	missing   []string
	scenarios []result
	frontier  []frontierSample
	shares    []share // of gojscrape's stages in the first scenario
}

func median(values []float64) float64 {
	slices.Sort(values)
	n := len(values)
	if n == 0 {
		return 0
	}
	return (values[(n-1)/2] + values[n/2]) / 2
}

// medians are the medians of each figure by itself.
func medians(samples []sample) sample {
	of := func(figure func(sample) float64) float64 {
		values := make([]float64, len(samples))
		for i, s := range samples {
			values[i] = figure(s)
		}
		return median(values)
	}
	return sample{
		pagesPerSecond: of(func(s sample) float64 { return s.pagesPerSecond }),
		cpu:            of(func(s sample) float64 { return s.cpu }),
		memory:         of(func(s sample) float64 { return s.memory }),
		startup:        of(func(s sample) float64 { return s.startup }),
		total:          of(func(s sample) float64 { return s.total }),
	}
}

// ratio is the median over the rounds of one peer's figure by another's in the same round.
func ratio(a, b []sample, figure func(sample) float64) float64 {
	var values []float64
	for i := range min(len(a), len(b)) {
		if d := figure(b[i]); d > 0 {
			values = append(values, figure(a[i])/d)
		}
	}
	return median(values)
}

var titles = map[string]string{
	"gojscrape": "gojscrape", "scrapy": "Scrapy", "crawlee": "Crawlee", "colly": "Colly", "bare": "net/http and goquery, bare",
}

// print writes the table of scenario i in Markdown.
func (r *report) print(w io.Writer, i int) {
	res := r.scenarios[i]
	fmt.Fprintf(w, "\n### %s\n\n", strings.ToUpper(res.scenario.String()[:1])+res.scenario.String()[1:])
	fmt.Fprintln(w, "| | pages/s | CPU s per 1,000 pages | peak MiB | ms to the first request | gojscrape: speed | CPU | memory |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|---|---|")
	ours := res.samples["gojscrape"]
	for _, name := range []string{"gojscrape", "scrapy", "crawlee", "colly", "bare"} {
		samples := res.samples[name]
		if len(samples) == 0 {
			continue
		}
		m := medians(samples)
		fmt.Fprintf(w, "| %s | %.0f | %.2f | %.0f | %.0f |", titles[name], m.pagesPerSecond, m.cpu, m.memory, m.startup)
		if name == "gojscrape" || len(ours) == 0 {
			fmt.Fprintln(w, " | | |")
			continue
		}
		fmt.Fprintf(w, " %.1f × | 1/%.1f | %.2f × |\n",
			ratio(ours, samples, func(s sample) float64 { return s.pagesPerSecond }),
			ratio(samples, ours, func(s sample) float64 { return s.cpu }),
			ratio(ours, samples, func(s sample) float64 { return s.memory }))
	}
}

// printShares writes where gojscrape's time went.
func (r *report) printShares(w io.Writer) {
	if len(r.shares) == 0 {
		return
	}
	fmt.Fprintf(w, "\n### Where the time goes: %s\n\n| Stage | share of gojscrape's processor time |\n|---|---|\n", r.scenarios[0].scenario)
	for _, s := range r.shares {
		fmt.Fprintf(w, "| %s | %.0f %% |\n", s.name, s.part*100)
	}
}

// marks enclose, in the file, what this program writes; the words around them are kept.
const (
	markBegin = "<!-- peerbench: begin -->"
	markEnd   = "<!-- peerbench: end -->"
)

// write replaces the part of the file between the marks.
func (r *report) write(path string) error {
	old, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, rest, found := strings.Cut(string(old), markBegin)
	_, after, closed := strings.Cut(rest, markEnd)
	if !found || !closed {
		return fmt.Errorf("%s lacks the lines %s and %s", path, markBegin, markEnd)
	}
	var b bytes.Buffer
	b.WriteString(before + markBegin + "\n")
	fmt.Fprintf(&b, "Measured on %s with %d cores (%s/%s, %s), %d rounds; the server runs on the same machine. %s.\n",
		r.started.Format("2 January 2006"), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version(), r.config.rounds, strings.Join(r.versions, "; "))
	for _, why := range r.missing {
		fmt.Fprintf(&b, "\nLeft out: %s.\n", why)
	}
	for i := range r.scenarios {
		r.print(&b, i)
	}
	r.printFrontier(&b)
	if len(r.shares) > 0 {
		r.printShares(&b)
		name := strings.TrimSuffix(filepath.Base(path), ".md") + ".svg"
		fmt.Fprintf(&b, "\n![The same as bars](%s)\n", name)
		if err := os.WriteFile(filepath.Join(filepath.Dir(path), name), []byte(picture(r.shares)), 0o644); err != nil {
			return err
		}
	}
	b.WriteString("\n" + markEnd + after)
	return os.WriteFile(path, b.Bytes(), 0o644)
}
