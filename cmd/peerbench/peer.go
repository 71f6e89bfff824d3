package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// peer is one way to crawl the shop.
type peer struct {
	name    string
	version []string // the command that prints it
	// command crawls site and writes its items to out as JSON Lines.
	command func(s scenario, site, out string) []string
}

// available are the peers that can run here, and why others can't.
func available(c config, self, dir string) (peers []peer, missing []string) {
	folder := filepath.Join(c.crawlee, "..")
	all := map[string]peer{
		"gojscrape": {"gojscrape", []string{c.gojscrape, "version"}, func(s scenario, site, out string) []string {
			n := strconv.Itoa(s.concurrency)
			return []string{c.gojscrape, "runspider", filepath.Join(folder, "shop.js"), "-a", "site=" + site, "-O", out + ":jsonl", "-L", "INFO",
				"-s", "CONCURRENT_REQUESTS=" + n, "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=" + n}
		}},
		"scrapy": {"scrapy", []string{c.python, "-m", "scrapy", "version"}, func(s scenario, site, out string) []string {
			n := strconv.Itoa(s.concurrency)
			return []string{c.python, "-m", "scrapy", "runspider", filepath.Join(folder, "shop.py"), "-a", "site=" + site, "-O", out + ":jsonlines", "-L", "INFO",
				"-s", "CONCURRENT_REQUESTS=" + n, "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=" + n}
		}},
		"crawlee": {"crawlee", []string{"node", "-p", "'Crawlee ' + require('./node_modules/@crawlee/cheerio/package.json').version + ', node ' + process.version"},
			func(s scenario, site, out string) []string {
				return []string{"node", filepath.Join(c.crawlee, "shop.mjs"), site, strconv.Itoa(s.concurrency), out}
			}},
		"colly": {"colly", nil, func(s scenario, site, out string) []string {
			return []string{self, "colly", "-site", site, "-concurrency", strconv.Itoa(s.concurrency), "-out", out}
		}},
		"bare": {"bare", nil, func(s scenario, site, out string) []string {
			return []string{self, "bare", "-site", site, "-concurrency", strconv.Itoa(s.concurrency), "-out", out}
		}},
	}
	for _, name := range c.peers {
		p, known := all[name]
		switch why := absent(name, c); {
		case !known:
			missing = append(missing, "there is no peer "+name)
		case why != "":
			missing = append(missing, name+": "+why)
		default:
			peers = append(peers, p)
		}
	}
	return peers, missing
}

func absent(name string, c config) string {
	switch name {
	case "scrapy":
		if err := exec.Command(c.python, "-c", "import scrapy").Run(); err != nil {
			return c.python + " has no Scrapy"
		}
	case "crawlee":
		if _, err := os.Stat(filepath.Join(c.crawlee, "node_modules", "@crawlee", "cheerio")); err != nil {
			return "npm ci has not run in " + c.crawlee
		}
	}
	return ""
}

// versions are what the peers say of themselves; those in this module say it in go.mod.
func versions(ctx context.Context, peers []peer) []string {
	var found []string
	for _, p := range peers {
		if p.version == nil {
			continue
		}
		cmd := exec.CommandContext(ctx, p.version[0], p.version[1:]...)
		if p.name == "crawlee" {
			cmd.Dir = "cmd/peerbench/peers/crawlee"
		}
		out, err := cmd.Output()
		if err != nil {
			out = []byte(p.name + ": " + err.Error())
		}
		first, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
		found = append(found, first)
	}
	return append(found, fmt.Sprintf("Colly %s, goquery %s", moduleVersion("github.com/gocolly/colly/v2"), moduleVersion("github.com/PuerkitoBio/goquery")))
}
