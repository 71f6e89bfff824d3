package jsapi_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/settings"
)

// TestConformance runs the spider of each case and compares what it wrote.
func TestConformance(t *testing.T) {
	for _, c := range readCases(t) {
		t.Run(c.name, func(t *testing.T) { c.run(t) })
	}
}

func (c conformanceCase) run(t *testing.T) {
	w := newWorld(t, "CONCURRENT_REQUESTS", 1)
	for name, value := range c.settings() {
		if err := w.settings.Set(name, value, settings.Cmdline); err != nil {
			t.Fatal(err)
		}
	}
	h, err := w.attempt(c.store(t), "")
	end := "reason " + h.reason
	if err != nil {
		end = "refused"
		h.log += "\n" + err.Error()
	}
	log := strings.ReplaceAll(h.log, w.site.URL(), "")
	c.compare(t, append(events(log), end))
	stat := func(name string) string { return fmt.Sprint(pythonNone(h.stats[name])) }
	c.compareStats(t, "stats", stat)
	c.compareStats(t, "newer stats", stat)
	for _, text := range c.lines("log") {
		if !strings.Contains(log, text) {
			t.Errorf("the log has no %q", text)
		}
	}
	if t.Failed() {
		t.Logf("the log:\n%s", log)
	}
}

// record is a line of the log that begins a record, and not one of a traceback.
var record = regexp.MustCompile(`^(DEBUG|INFO|WARNING|ERROR|CRITICAL) [\w.]+: (.*)$`)

// events are the lines of a log that a case compares.
func events(log string) []string {
	var list []string
	for line := range strings.Lines(log) {
		m := record.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil {
			continue
		}
		if text, ok := strings.CutPrefix(m[2], "EVENT "); ok {
			list = append(list, text)
		} else if m[1] != "DEBUG" && m[1] != "INFO" {
			list = append(list, m[1]+" "+m[2])
		}
	}
	return list
}

func pythonNone(v any) any {
	if v == nil {
		return "None"
	}
	return v
}
