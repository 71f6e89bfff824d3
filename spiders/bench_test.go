package spiders_test

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// shopPages is how many pages the shop has: 50 lists and 1,000 products.
const shopPages, shopItems = 1050, 1000

// BenchmarkBooks crawls the shop with books.js, and with the same spider in Python's
// Scrapy where that is installed. Site and crawler are processes of their own, so that
// the work of one is not counted for the other.
func BenchmarkBooks(b *testing.B) {
	program := build(b)
	site := serveApart(b, program)
	var ours cost
	b.Run("gojscrape", func(b *testing.B) {
		ours = measure(b, func(out string) *exec.Cmd {
			return exec.Command(program, "runspider", "books.js", "-a", "site="+site, "-O", out, "-L", "INFO")
		})
	})
	b.Run("scrapy", func(b *testing.B) {
		python := scrapy(b)
		theirs := measure(b, func(out string) *exec.Cmd {
			return exec.Command(python, "-m", "scrapy", "runspider", "testdata/books_scrapy.py",
				"-a", "site="+site, "-O", out, "-L", "INFO")
		})
		if ours.wall == 0 {
			return // -bench Books/scrapy left it out
		}
		b.ReportMetric(theirs.wall.Seconds()/ours.wall.Seconds(), "x-time-of-gojscrape")
		b.ReportMetric(theirs.cpu.Seconds()/ours.cpu.Seconds(), "x-CPU-of-gojscrape")
		b.ReportMetric(float64(theirs.memory)/float64(ours.memory), "x-memory-of-gojscrape")
	})
}

// BenchmarkComponents crawls the shop with no component of a script, and with an item
// pipeline, a downloader and a spider middleware whose five hooks are async and change
// nothing.
func BenchmarkComponents(b *testing.B) {
	program := build(b)
	site := serveApart(b, program)
	run := func(more ...string) func(out string) *exec.Cmd {
		return func(out string) *exec.Cmd {
			args := []string{"runspider", "books.js", "-a", "site=" + site, "-O", out, "-L", "INFO"}
			return exec.Command(program, append(args, more...)...)
		}
	}
	three := run(
		"-s", `ITEM_PIPELINES={"./testdata/passthrough.js#Pipeline": 300}`,
		"-s", `DOWNLOADER_MIDDLEWARES={"./testdata/passthrough.js#DownloaderMiddleware": 450}`,
		"-s", `SPIDER_MIDDLEWARES={"./testdata/passthrough.js#SpiderMiddleware": 450}`)
	var without, with cost
	for b.Loop() { // in turn, so that what else the machine does hits both
		without.add(runOnce(b, run()))
		with.add(runOnce(b, three))
	}
	b.ReportMetric(float64(b.N)*shopPages/without.wall.Seconds(), "pages/s-without")
	b.ReportMetric(float64(b.N)*shopPages/with.wall.Seconds(), "pages/s-with")
	b.ReportMetric(without.wall.Seconds()/with.wall.Seconds(), "x-throughput")
	b.ReportMetric(with.cpu.Seconds()/without.cpu.Seconds(), "x-CPU")
}

// cost is what one crawl took, start of the process included.
type cost struct {
	wall, cpu time.Duration
	memory    int64 // greatest resident size, bytes
}

func (c *cost) add(other cost) {
	c.wall += other.wall
	c.cpu += other.cpu
	c.memory = max(c.memory, other.memory)
}

// measure runs a crawl b.N times and reports the mean, and the largest memory.
func measure(b *testing.B, command func(out string) *exec.Cmd) cost {
	b.Helper()
	var sum cost
	n := 0
	for b.Loop() {
		sum.add(runOnce(b, command))
		n++
	}
	mean := cost{sum.wall / time.Duration(n), sum.cpu / time.Duration(n), sum.memory}
	b.ReportMetric(shopPages/mean.wall.Seconds(), "pages/s")
	b.ReportMetric(mean.cpu.Seconds()*1000/shopPages, "CPU-s/1000-pages")
	b.ReportMetric(float64(mean.memory)/(1<<20), "peak-MiB")
	return mean
}

func runOnce(b *testing.B, command func(out string) *exec.Cmd) cost {
	b.Helper()
	out := filepath.Join(b.TempDir(), "books.jsonl")
	cmd := command(out)
	var log bytes.Buffer
	cmd.Stderr = &log
	began := time.Now()
	if err := cmd.Run(); err != nil {
		b.Fatalf("%v: %v\n%s", cmd.Args, err, log.String())
	}
	wall := time.Since(began)
	items, err := os.ReadFile(out)
	if err != nil {
		b.Fatal(err)
	}
	if n := bytes.Count(items, []byte("\n")); n != shopItems {
		b.Fatalf("%d items, want %d\n%s", n, shopItems, log.String())
	}
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return cost{wall, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), usage.Maxrss << 10} // Linux counts KiB
}

// build makes the program once.
func build(b *testing.B) string {
	b.Helper()
	program := filepath.Join(b.TempDir(), "gojscrape")
	if out, err := exec.Command("go", "build", "-o", program, "../cmd/gojscrape").CombinedOutput(); err != nil {
		b.Fatalf("go build: %v\n%s", err, out)
	}
	return program
}

// serveApart starts the site as a process and returns its address.
func serveApart(b *testing.B, program string) string {
	b.Helper()
	cmd := exec.Command(program, "demo", "--serve", "--port", "0")
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		b.Fatal(err)
	}
	for word := range strings.FieldsSeq(line) {
		if strings.HasPrefix(word, "http://") {
			return strings.TrimSuffix(word, "/")
		}
	}
	b.Fatalf("the site does not say where it is: %q", line)
	return ""
}
