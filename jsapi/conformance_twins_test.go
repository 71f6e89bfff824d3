package jsapi_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawltest"
)

// TestConformanceTwins runs the twins of the cases, all in one Python, and compares them
// with the same lines.
func TestConformanceTwins(t *testing.T) {
	python := scrapyPython(t)
	site, err := crawltest.Start("")
	if err != nil {
		t.Fatal(err)
	}
	defer site.Close()
	cases := slices.DeleteFunc(readCases(t), func(c conformanceCase) bool { return c.part("twin.py") == "" })
	results := runTwins(t, python, site.URL(), cases)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			c.compare(t, results[c.name].Events)
			c.compareStats(t, "stats", func(name string) string { return orNone(results[c.name].Stats[name]) })
		})
	}
}

func orNone(text string) string {
	if text == "" {
		return "None"
	}
	return text
}

// scrapyPython is a Python that has Scrapy. Without one the test is skipped, or fails
// where GOJSCRAPE_REQUIRE_ORACLES says that it has to run.
func scrapyPython(t *testing.T) string {
	t.Helper()
	const python = "/usr/bin/python3" // Debian's package python3-scrapy belongs to this one
	if err := exec.Command(python, "-c", "import scrapy").Run(); err != nil {
		if os.Getenv("GOJSCRAPE_REQUIRE_ORACLES") == "1" {
			t.Fatalf("%s has no Scrapy: %v", python, err)
		}
		t.Skipf("%s has no Scrapy (apt-get install python3-scrapy)", python)
	}
	return python
}

// twinResult is what a twin wrote.
type twinResult struct {
	Events []string
	Stats  map[string]string
}

func runTwins(t *testing.T, python, site string, cases []conformanceCase) map[string]twinResult {
	t.Helper()
	type order struct {
		Name     string            `json:"name"`
		File     string            `json:"file"`
		Site     string            `json:"site"`
		Settings map[string]string `json:"settings"`
	}
	var orders []order
	dir := t.TempDir()
	for _, c := range cases {
		file := filepath.Join(dir, c.name+".py")
		if err := os.WriteFile(file, []byte(c.part("twin.py")), 0o600); err != nil {
			t.Fatal(err)
		}
		orders = append(orders, order{c.name, file, site, c.settings()})
	}
	input, err := json.Marshal(orders)
	if err != nil {
		t.Fatal(err)
	}
	var complaints bytes.Buffer
	cmd := exec.CommandContext(t.Context(), python, filepath.Join(casesDir, "twins.py"))
	cmd.Stdin, cmd.Stderr = bytes.NewReader(input), &complaints
	output, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, complaints.String())
	}
	var results map[string]twinResult
	if err := json.Unmarshal(output, &results); err != nil {
		t.Fatalf("%v in %s\n%s", err, output, complaints.String())
	}
	return results
}
