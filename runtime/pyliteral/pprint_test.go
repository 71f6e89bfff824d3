package pyliteral_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/gojscrape/gojscrape/runtime/pyliteral"
)

func TestPFormatPrintsStatsAsPython(t *testing.T) {
	at := time.Date(2026, 8, 21, 10, 0, 0, 123456000, time.UTC)
	cases := []struct {
		name  string
		stats map[string]any
		want  string
	}{
		{"empty", map[string]any{}, "{}"},
		{"short", map[string]any{"b": nil, "a": 1}, "{'a': 1, 'b': None}"},
		{"one key a line", map[string]any{"finish_reason": "finished", "elapsed_time_seconds": 0.25, "start_time": at, "log_count/INFO": int64(10)},
			"{'elapsed_time_seconds': 0.25,\n 'finish_reason': 'finished',\n 'log_count/INFO': 10,\n" +
				" 'start_time': datetime.datetime(2026, 8, 21, 10, 0, 0, 123456, tzinfo=datetime.timezone.utc)}"},
		{"long text", map[string]any{"reason": strings.Repeat("word ", 20), "z": 1},
			"{'reason': 'word word word word word word word word word word word word word '\n" +
				"           'word word word word word word word ',\n 'z': 1}"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := pyliteral.PFormat(c.stats); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// oracle prints each of a JSON list of dicts, and answers with a JSON list of texts.
const oracle = `
import json, pprint, sys
print(json.dumps([pprint.pformat(d) for d in json.load(sys.stdin)]))`

func TestPFormatAgreesWithPython(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil && os.Getenv("GOJSCRAPE_REQUIRE_ORACLES") == "1" {
		t.Fatal("GOJSCRAPE_REQUIRE_ORACLES is set and there is no python3")
	}
	if err != nil {
		t.Skip("no python3 to compare with")
	}
	dicts := randomDicts(300)
	input, _ := json.Marshal(dicts)
	cmd := exec.Command(python, "-c", oracle)
	cmd.Stdin = strings.NewReader(string(input))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	if err := json.Unmarshal(out, &want); err != nil {
		t.Fatal(err)
	}
	for i, d := range dicts {
		if got := pyliteral.PFormat(d); got != want[i] {
			t.Errorf("%#v:\ngot\n%s\nwant\n%s", d, got, want[i])
		}
	}
}

// randomDicts are always the same ones: keys and texts of all lengths, broken by
// everything that Python breaks text at.
func randomDicts(n int) []map[string]any {
	r := rand.New(rand.NewPCG(1, 2))
	words := []string{"word", "it's", "é", "\n", "\r\n", " ", "  ", "\t", "\u2028", "\x1f", "\u00a0", "longer-word-without-breaks", `"`, strings.Repeat("x", 70)}
	text := func(limit int) string {
		var b strings.Builder
		for range r.IntN(limit) {
			b.WriteString(words[r.IntN(len(words))])
			if r.IntN(3) > 0 {
				b.WriteByte(' ')
			}
		}
		return b.String()
	}
	out := make([]map[string]any, n)
	for i := range out {
		out[i] = map[string]any{"key": text(30), text(4): text(12), "f": r.Float64(), "n": nil}
	}
	return out
}
