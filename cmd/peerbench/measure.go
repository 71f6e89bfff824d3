package main

import (
	"bufio"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// sample is what one crawl needed.
type sample struct {
	pagesPerSecond float64 // from the first request to the last one
	cpu            float64 // seconds per 1,000 pages, the whole process
	memory         float64 // MiB, the peak
	startup        float64 // milliseconds from the start of the process to its first request
	total          float64 // seconds from the start of the process to its end
}

type bench struct {
	config
	self, dir string
	peers     []peer
}

// result are the rounds of a scenario, by peer.
type result struct {
	scenario scenario
	samples  map[string][]sample
}

// scenario runs all rounds. All peers must find the same items.
func (b *bench) scenario(ctx context.Context, s scenario) (result, error) {
	r := result{s, map[string][]sample{}}
	site, stop, err := b.serve(ctx, s)
	if err != nil {
		return r, err
	}
	defer stop()
	want := ""
	for round := range b.rounds {
		for i := range b.peers {
			p := b.peers[(i+round)%len(b.peers)] // nobody always runs after the same one
			got, digest, err := b.crawl(ctx, p, s, site)
			if err != nil {
				return r, fmt.Errorf("%s, %s: %w", p.name, s, err)
			}
			if want = cmp.Or(want, digest); digest != want {
				return r, fmt.Errorf("%s, %s: its items are not those of the others", p.name, s)
			}
			r.samples[p.name] = append(r.samples[p.name], got)
			fmt.Fprintf(os.Stderr, "%-20s %6.0f pages/s  %6.2f CPU s/1000  %5.0f MiB  %5.0f ms to the first request\n",
				p.name, got.pagesPerSecond, got.cpu, got.memory, got.startup)
		}
	}
	return r, nil
}

// serve starts the shop in a process of its own.
func (b *bench) serve(ctx context.Context, s scenario) (site string, stop func(), err error) {
	ctx, cancel := context.WithCancel(ctx)
	args := []string{"serve", "-pages", strconv.Itoa(s.pages), "-size", strconv.Itoa(s.sizeKB), "-delay", s.delay.String()}
	if s.gzip {
		args = append(args, "-gzip")
	}
	cmd := exec.CommandContext(ctx, b.self, args...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		cancel()
		return "", nil, err
	}
	stop = func() {
		cancel()
		_ = cmd.Wait() // it was killed
	}
	site, err = bufio.NewReader(out).ReadString('\n')
	if err != nil {
		stop()
		return "", nil, err
	}
	return strings.TrimSpace(site), stop, nil
}

// crawl runs one peer once.
func (b *bench) crawl(ctx context.Context, p peer, s scenario, site string) (got sample, digest string, err error) {
	out := filepath.Join(b.dir, p.name+".jsonl")
	defer os.Remove(out)
	args := p.command(s, site, out)
	began := time.Now()
	state, stderr, err := execute(ctx, args)
	if err != nil {
		return got, "", fmt.Errorf("%w\n%s", err, stderr)
	}
	total := time.Since(began)
	v, err := lastVisit(site)
	if err != nil {
		return got, "", err
	}
	lists := (s.pages + perList - 1) / perList
	if v.Pages < s.pages+lists {
		return got, "", fmt.Errorf("it fetched %d pages of %d\n%s", v.Pages, s.pages+lists, stderr)
	}
	got = sample{
		pagesPerSecond: float64(v.Pages-1) / v.Last.Sub(v.First).Seconds(),
		cpu:            (state.UserTime() + state.SystemTime()).Seconds() / float64(v.Pages) * 1000,
		memory:         peakMemory(state),
		startup:        v.First.Sub(began).Seconds() * 1000,
		total:          total.Seconds(),
	}
	digest, err = itemsDigest(out)
	return got, digest, err
}

// execute runs a command to its end and returns what it used and the end of its log.
func execute(ctx context.Context, args []string) (state *os.ProcessState, stderr string, err error) {
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	var log strings.Builder
	cmd.Stderr = &log
	err = cmd.Run()
	text := log.String()
	return cmd.ProcessState, text[max(0, len(text)-2000):], err
}

// peakMemory is the largest resident size, in MiB; Linux gives it in KiB.
func peakMemory(state *os.ProcessState) float64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return float64(usage.Maxrss) / 1024
}

// lastVisit asks the shop for what it saw, and makes it forget.
func lastVisit(site string) (v visit, err error) {
	resp, err := http.Get(site + "/visit")
	if err != nil {
		return v, err
	}
	defer resp.Body.Close()
	return v, json.NewDecoder(resp.Body).Decode(&v)
}

// itemsDigest is equal for files with equal items, in whatever order and spelling.
func itemsDigest(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	var lines []string
	for decoder := json.NewDecoder(file); ; {
		var p product
		err := decoder.Decode(&p)
		if err == io.EOF {
			break
		}
		if err != nil {
			return "", err
		}
		line, err := json.Marshal(p)
		if err != nil {
			return "", err
		}
		lines = append(lines, string(line))
	}
	slices.Sort(lines)
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return hex.EncodeToString(sum[:]), nil
}

// moduleVersion is the version of a dependency of this program.
func moduleVersion(path string) string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "?"
	}
	for _, m := range info.Deps {
		if m.Path == path {
			return m.Version
		}
	}
	return "?"
}
