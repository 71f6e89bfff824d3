package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/pprof/profile"
)

// stage is a part of a crawl, told by the functions that only it calls.
type stage struct {
	name   string
	colour string
	calls  []string // parts of function names; the first stage that has one in a stack gets the sample
}

// stages go from the particular to the general: garbage collection runs within anything,
// and JavaScript calls selectors.
var stages = []stage{
	{"garbage collection", "#8c8c8c", []string{"runtime.gcBgMarkWorker", "runtime.bgsweep", "runtime.gcAssist", "runtime.gcStart", "runtime.bgscavenge"}},
	{"parsing HTML", "#d1495b", []string{"selector/htmlparse.", "selector/xmlparse."}},
	{"selecting", "#edae49", []string{"runtime/selector.", "selector/css.", "selector/xpath."}},
	{"JavaScript", "#00798c", []string{"jsapi/loop.(*Loop).run"}},
	{"network", "#30638e", []string{"net/http.", "downloader/httphandler."}},
	{"feeds", "#66a182", []string{"runtime/feed."}},
	{"scheduling", "#2e4057", []string{"runtime/scheduler."}},
	{"engine and middlewares", "#9a8c98", []string{"runtime/engine.", "runtime/downloadermw.", "runtime/spidermw."}},
	{"Go's scheduler and the rest", "#c9ada7", nil},
}

// share is how much of the processor's time a stage had.
type share struct {
	stage
	part float64
}

// profiled crawls the shop once more with gojscrape under its profiler.
func (b *bench) profiled(ctx context.Context) ([]share, error) {
	s := scenarios(b.config)[0]
	site, stop, err := b.serve(ctx, s)
	if err != nil {
		return nil, err
	}
	defer stop()
	for _, p := range b.peers {
		if p.name != "gojscrape" {
			continue
		}
		path := filepath.Join(b.dir, "cpu.prof")
		args := append(p.command(s, site, filepath.Join(b.dir, "profiled.jsonl")), "--profile", path)
		if _, stderr, err := execute(ctx, args); err != nil {
			return nil, fmt.Errorf("%w\n%s", err, stderr)
		}
		return readShares(path)
	}
	return nil, nil
}

func readShares(path string) ([]share, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	prof, err := profile.Parse(file)
	if err != nil {
		return nil, err
	}
	shares := make([]share, len(stages))
	total := 0.0
	for _, sample := range prof.Sample {
		weight := float64(sample.Value[len(sample.Value)-1])
		total += weight
		shares[stageOf(sample)].part += weight
	}
	for i := range shares {
		shares[i].stage = stages[i]
		shares[i].part /= max(total, 1)
	}
	slices.SortStableFunc(shares, func(a, b share) int { return cmp.Compare(b.part, a.part) })
	return shares, nil
}

func stageOf(sample *profile.Sample) int {
	for i, s := range stages {
		for _, location := range sample.Location {
			for _, line := range location.Line {
				name := line.Function.Name
				if slices.ContainsFunc(s.calls, func(call string) bool { return strings.Contains(name, call) }) {
					return i
				}
			}
		}
	}
	return len(stages) - 1
}

// picture draws the shares as bars.
func picture(shares []share) string {
	const row, left, width = 26, 210, 560
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">`+"\n", left+width+70, row*len(shares)+16)
	b.WriteString("<title>Where the processor's time goes in a crawl</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n")
	for i, s := range shares {
		y := 8 + i*row
		length := s.part * width / max(shares[0].part, 0.01)
		fmt.Fprintf(&b, `<text x="%d" y="%d" text-anchor="end">%s</text><rect x="%d" y="%d" width="%.1f" height="18" fill="%s"/><text x="%.1f" y="%d">%.0f %%</text>`+"\n",
			left-8, y+14, s.name, left, y, length, s.colour, left+length+6, y+14, s.part*100)
	}
	b.WriteString("</svg>\n")
	return b.String()
}
