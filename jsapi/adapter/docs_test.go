package adapter

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/jsapi/convert"
)

var update = flag.Bool("update", false, "write the tables of hooks and signals into docs/guide/async.md")

// TestDocs holds docs/guide/async.md to the hooks and signals. After a change of them:
//
//	go test ./jsapi/adapter -run TestDocs -update
func TestDocs(t *testing.T) {
	const path = "../../docs/guide/async.md"
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := fill(t, string(page), "hooks", hookTable())
	want = fill(t, want, "signals", signalTable())
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if string(page) != want {
		t.Errorf("%s does not show the hooks; run go test ./jsapi/adapter -run TestDocs -update", path)
	}
}

func TestEverySignalSaysWhatWaits(t *testing.T) {
	for _, name := range signalNames() {
		if signalWaits[name] == "" {
			t.Errorf("signalWaits has no %s", name)
		}
	}
	if len(signalWaits) != len(signalNames()) {
		t.Errorf("signalWaits has %d signals, there are %d", len(signalWaits), len(signalNames()))
	}
}

// fill puts a text between the marks of a name.
func fill(t *testing.T, page, name, text string) string {
	t.Helper()
	begin, end := "<!-- "+name+" -->\n", "<!-- end "+name+" -->"
	before, rest, found := strings.Cut(page, begin)
	_, after, ends := strings.Cut(rest, end)
	if !found || !ends {
		t.Fatalf("the page has no %q … %q", begin, end)
	}
	return before + begin + text + end + after
}

func hookTable() string {
	var b strings.Builder
	b.WriteString("| Of a | Hook | What waits for it |\n|---|---|---|\n")
	last := ""
	for _, h := range hooks {
		of := h.of
		if of == last {
			of = ""
		}
		last = h.of
		b.WriteString("| " + of + " | `" + convert.Camel(h.name) + "(" + h.args + ")` | " + h.waits + " |\n")
	}
	return b.String()
}

func signalTable() string {
	var b strings.Builder
	b.WriteString("| Signal | What waits for its handlers |\n|---|---|\n")
	for _, name := range slices.Sorted(slices.Values(signalNames())) {
		b.WriteString("| `" + name + "` | " + signalWaits[name] + " |\n")
	}
	return b.String()
}
