package settings_test

import (
	"fmt"
	"log/slog"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/settings"
)

func TestSuggest(t *testing.T) {
	for name, want := range map[string]string{
		"CONCURENT_REQUESTS":       "CONCURRENT_REQUESTS",
		"CONCURRENT_REQEUSTS":      "CONCURRENT_REQUESTS",
		"DOWNLOAD_DELY":            "DOWNLOAD_DELAY",
		"DOWNLOADDELAY":            "DOWNLOAD_DELAY",
		"LOGLEVEL":                 "LOG_LEVEL",
		"log_level":                "LOG_LEVEL",
		"FEED":                     "FEEDS",
		"SEED":                     "",
		"MY_KEY":                   "",
		"DATABASE_URL":             "",
		"":                         "",
		strings.Repeat("X", 10000): "",
	} {
		if got := settings.Suggest(name); got != want {
			t.Errorf("%.30s: %q, want %q", name, got, want)
		}
	}
}

func TestRemarks(t *testing.T) {
	s := settings.New()
	for _, name := range []string{"CONCURENT_REQUESTS", "RETRY_TIMES", "MY_KEY", "TWISTED_REACTOR", "MAIL_HOST", "EDITOR", "COMMANDS_MODULE"} {
		set(t, s, name, "1", settings.Project)
	}
	want := []settings.Remark{
		{Level: slog.LevelWarn, Text: "unknown setting CONCURENT_REQUESTS: did you mean CONCURRENT_REQUESTS?"},
		{Level: slog.LevelWarn, Text: "settings that have no effect yet: COMMANDS_MODULE, EDITOR"},
		{Level: slog.LevelInfo, Text: "settings of Scrapy that have no meaning here: MAIL_HOST, TWISTED_REACTOR"},
	}
	if got := s.Remarks(); !slices.Equal(got, want) {
		t.Errorf("remarks\n%v, want\n%v", got, want)
	}
	if got := settings.New().Remarks(); len(got) != 0 {
		t.Errorf("remarks on defaults: %v", got)
	}
}

func TestScrapyOnlyNamesAreSortedAndNotInTheTable(t *testing.T) {
	meaningless, missing := settings.ScrapyOnly()
	if !slices.IsSorted(meaningless) || !slices.IsSorted(missing) {
		t.Errorf("not sorted: %q, %q", meaningless, missing)
	}
	for _, name := range slices.Concat(meaningless, missing) {
		if _, ok := settings.Find(name); ok {
			t.Errorf("%s is in the table", name)
		}
		if slices.Contains(meaningless, name) && slices.Contains(missing, name) {
			t.Errorf("%s is in both lists", name)
		}
	}
}

func TestComponents(t *testing.T) {
	base := settings.Dict{{"b", 500}, {"a", 100}, {"c", int64(900)}}
	for _, tc := range []struct {
		name string
		user settings.Dict
		want string
	}{
		{"only built-ins", nil, "[{a 100} {b 500} {c 900}]"},
		{"one more", settings.Dict{{"mine", 543.5}}, "[{a 100} {b 500} {mine 543.5} {c 900}]"},
		{"moved", settings.Dict{{"c", int64(-1)}}, "[{c -1} {a 100} {b 500}]"},
		{"disabled", settings.Dict{{"a", nil}}, "[{b 500} {c 900}]"},
		{"disabled and unknown", settings.Dict{{"x", nil}}, "[{a 100} {b 500} {c 900}]"},
		{"equal numbers", settings.Dict{{"y", 500}, {"x", 500}, {"a", 500}}, "[{b 500} {a 500} {y 500} {x 500} {c 900}]"},
	} {
		got, err := settings.Components(base, tc.user)
		if fmt.Sprint(got) != tc.want || err != nil {
			t.Errorf("%s: %v, %v, want %s", tc.name, got, err, tc.want)
		}
	}
	if fmt.Sprint(base) != "[{b 500} {a 100} {c 900}]" {
		t.Errorf("the built-ins became %v", base)
	}
}

func TestComponentsRefusesNonsense(t *testing.T) {
	for want, user := range map[string]settings.Dict{
		"component x is named twice":                                          {{"x", 1}, {"x", 2}},
		`the order of x is "first": it takes a number, or null to disable it`: {{"x", "first"}},
		"the order of x is true: it takes a number, or null to disable it":    {{"x", true}},
		"the order of x is NaN: it takes a number, or null to disable it":     {{"x", math.NaN()}},
	} {
		if list, err := settings.Components(nil, user); fmt.Sprint(err) != want {
			t.Errorf("%v: %v, %v, want %q", user, list, err, want)
		}
	}
}

func TestComponentsWithEqualNumbersStayInOrder(t *testing.T) {
	var user settings.Dict
	for i := range 50 {
		user = append(user, settings.DictEntry{Key: fmt.Sprintf("%02d", i), Value: 1 - i%2})
	}
	list, err := settings.Components(nil, user)
	if err != nil || len(list) != 50 {
		t.Fatal(list, err)
	}
	for i, c := range list[1:] {
		if before := list[i]; c.Priority == before.Priority && c.Name < before.Name {
			t.Errorf("%s comes after %s", c.Name, before.Name)
		}
	}
}
