package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawltest"
)

// endlessJS asks for one page after the other, for ever. The page with the number "slow"
// leads to one that takes a minute; at the one with the number "stuck" it never returns.
const endlessJS = `
import { Spider, Request, signals } from 'gojscrape'

export default class EndlessSpider extends Spider {
  static name = 'endless'
  static customSettings = { CONCURRENT_REQUESTS: 1 }
  async *start() {
    this.crawler.signals.connect(({ request }) => {
      if (request.url.includes('/delay/')) console.log('slow')
    }, signals.request_reached_downloader)
    yield new Request(this.site + '/echo?0')
  }
  *parse(response) {
    const n = Number(response.url.split('?')[1])
    yield { n }
    if (n === Number(this.stuck)) {
      console.log('stuck')
      while (true) {}
    }
    yield new Request(this.site + (n === Number(this.slow) ? '/delay/60?' : '/echo?') + (n + 1))
  }
}
`

func TestInterruptedOnceACrawlEndsInGoodOrder(t *testing.T) {
	for _, s := range []struct {
		signal os.Signal
		name   string
	}{{os.Interrupt, "SIGINT"}, {syscall.SIGTERM, "SIGTERM"}} {
		t.Run(s.name, func(t *testing.T) {
			p := start(t)
			p.await("{'n': 2}")
			p.send(s.signal)
			p.await("[scrapy.crawler] INFO: Received " + s.name + ", shutting down gracefully. Send again to force ")
			p.await("[scrapy.core.engine] INFO: Closing spider (shutdown)")
			p.await(" 'finish_reason': 'shutdown',")
			p.await("[scrapy.core.engine] INFO: Spider closed (shutdown)")
			p.ends(exitOK)
			p.stored(3)
		})
	}
}

// What would go on for a minute and longer must not hold the process up.
func TestInterruptedTwiceACrawlEndsAtOnceAndKeepsItsItems(t *testing.T) {
	for _, tc := range []struct{ name, arg, when string }{
		{"while a page takes long", "slow=2", "[endless] INFO: slow"},
		{"while a callback never returns", "stuck=2", "[endless] INFO: stuck"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p := start(t, "-a", tc.arg, "-s", "CALLBACK_CPU_LIMIT=3600")
			p.await(tc.when)
			p.send(os.Interrupt)
			p.await("[scrapy.core.engine] INFO: Closing spider (shutdown)")
			p.send(os.Interrupt)
			p.await("[scrapy.crawler] INFO: Received SIGINT twice, forcing unclean shutdown")
			p.ends(exitForced)
			p.stored(2)
		})
	}
}

// process is gojscrape as a process of its own.
type process struct {
	t     *testing.T
	cmd   *exec.Cmd
	log   *bufio.Scanner
	items string // the path of its feed
}

// start runs the endless spider on a site of its own.
func start(t *testing.T, args ...string) *process {
	t.Helper()
	site, err := crawltest.Start("")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	p := &process{t: t, items: filepath.Join(dir, "items.jsonl")}
	spider := filepath.Join(dir, "endless.js")
	if err := os.WriteFile(spider, []byte(endlessJS), 0o600); err != nil {
		t.Fatal(err)
	}
	args = append([]string{"runspider", spider, "-O", p.items, "-a", "site=" + site.URL()}, args...)
	p.cmd = exec.Command("gojscrape", append(args, "-s", "LOG_FORMAT=[%(name)s] %(levelname)s: %(message)s")...)
	p.cmd.Env = append(os.Environ(), quickExit)
	stderr, err := p.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = p.cmd.Process.Kill() // it has ended, unless the test has failed
		_ = p.cmd.Wait()
		site.Close()
	})
	p.log = bufio.NewScanner(stderr)
	return p
}

// await reads the log up to a line.
func (p *process) await(line string) {
	p.t.Helper()
	var read []string
	for p.log.Scan() {
		if p.log.Text() == line {
			return
		}
		read = append(read, p.log.Text())
	}
	p.t.Fatalf("the log ended without %q; there was\n%s", line, strings.Join(read, "\n"))
}

func (p *process) send(s os.Signal) {
	p.t.Helper()
	if err := p.cmd.Process.Signal(s); err != nil {
		p.t.Fatal(err)
	}
}

// ends waits for the end of the process.
func (p *process) ends(code int) {
	p.t.Helper()
	for p.log.Scan() {
	}
	_ = p.cmd.Wait() // the code says it all
	if got := p.cmd.ProcessState.ExitCode(); got != code {
		p.t.Errorf("exit code %d, want %d", got, code)
	}
}

// stored checks that the feed is whole and has at least so many items.
func (p *process) stored(least int) {
	p.t.Helper()
	text, err := os.ReadFile(p.items)
	if err != nil {
		p.t.Fatal(err)
	}
	lines := strings.SplitAfter(string(text), "\n")
	if n := len(lines) - 1; n < least || lines[n] != "" {
		p.t.Errorf("%d whole items, want %d or more; the file ends in %q", n, least, lines[n])
	}
}
