package settings_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/settings"
)

// get writes a value and reads it in the type of its key.
func get[T any](k settings.Key[T]) func(v any) (string, error) {
	return func(v any) (string, error) {
		s := settings.New()
		if err := s.Set(k.Name, v, settings.Project); err != nil {
			return "", err
		}
		return fmt.Sprintf("%#v", settings.Get(s, k)), nil
	}
}

func TestValuesOfEachType(t *testing.T) {
	boolean, whole, number := get(settings.CookiesDebug), get(settings.DepthPriority), get(settings.DownloadDelay)
	text, texts, numbers := get(settings.BotName), get(settings.RetryExceptions), get(settings.RetryHttpCodes)
	anything := get(settings.FeedExportIndent)
	for _, tc := range []struct {
		get   func(any) (string, error)
		value any
		want  string // in Go's syntax, "" for an error
	}{
		{boolean, true, "true"},
		{boolean, "True", "true"},
		{boolean, "true", "true"},
		{boolean, "1", "true"},
		{boolean, int64(1), "true"},
		{boolean, 1.0, "true"},
		{boolean, "False", "false"},
		{boolean, "0", "false"},
		{boolean, "", "false"},
		{boolean, nil, "false"},
		{boolean, "yes", ""},
		{boolean, int64(2), ""},
		{boolean, math.NaN(), ""},
		{boolean, []any{}, ""},

		{whole, int64(-5), "-5"},
		{whole, 5.0, "5"},
		{whole, " 5 ", "5"},
		{whole, true, "1"},
		{whole, nil, "0"},
		{whole, 5.5, ""},
		{whole, "5.5", ""},
		{whole, math.Inf(1), ""},
		{whole, "many", ""},

		{number, "0.25", "0.25"},
		{number, int64(2), "2"},
		{number, 2, "2"},
		{number, true, "1"},
		{number, nil, "0"},
		{number, "soon", ""},
		{number, "nan", ""},
		{number, math.NaN(), ""},
		{number, "inf", ""},
		{number, math.Inf(1), ""},

		{text, "a", `"a"`},
		{text, int64(5), `"5"`},
		{text, nil, `""`},
		{text, []any{"a"}, ""},

		{texts, "a,b", `[]string{"a", "b"}`},
		{texts, "", "[]string(nil)"},
		{texts, []any{"a", int64(1)}, `[]string{"a", "1"}`},
		{texts, []any{[]any{}}, ""},
		{texts, settings.Dict{}, ""},

		{numbers, "404, 500", "[]int{404, 500}"},
		{numbers, []any{int64(404), 500.0}, "[]int{404, 500}"},
		{numbers, "404,x", ""},

		{anything, nil, "<nil>"},
		{anything, int64(4), "4"},
	} {
		got, err := tc.get(tc.value)
		if got != tc.want || (err == nil) != (tc.want != "") {
			t.Errorf("%#v: got %s, %v, want %q", tc.value, got, err, tc.want)
		}
	}
}

func TestMappingsKeepTheirOrder(t *testing.T) {
	for _, tc := range []struct {
		value any
		want  string // "" for an error
	}{
		{settings.Dict{{Key: "a", Value: int64(1)}}, "a=1 "},
		{`{"b": 1, "a": {"z": [1, 2.5, "x"], "y": null}}`, "b=1 a=[{z [1 2.5 x]} {y <nil>}] "},
		{`{"a": 1, "b": 2, "a": 3}`, "a=3 b=2 "},
		{" ", ""},
		{"{}", ""},
		{nil, ""},
	} {
		s := settings.New()
		set(t, s, "FEEDS", tc.value, settings.Project)
		var got strings.Builder
		for k, v := range settings.Get(s, settings.Feeds).All() {
			fmt.Fprintf(&got, "%s=%v ", k, v)
		}
		if got.String() != tc.want {
			t.Errorf("%v: got %q, want %q", tc.value, got.String(), tc.want)
		}
	}
}

func TestBadMappingsAreRefused(t *testing.T) {
	for _, value := range []any{"[]", "1", "{", `{"a"}`, "{}}", "{} {}", `{"a": 1e999}`, "books.json", int64(1), []any{}} {
		if err := settings.New().Set("FEEDS", value, settings.Project); err == nil || !strings.HasPrefix(err.Error(), "setting FEEDS: ") {
			t.Errorf("%v: error %v, want one that names the setting", value, err)
		}
	}
}

func TestValuesOutsideTheirLimitsAreRefused(t *testing.T) {
	for _, tc := range []struct {
		name  string
		value any
		want  string // the error, "" for none
	}{
		{"LOG_LEVEL", "LOUD", `setting LOG_LEVEL: "LOUD" is not allowed: it takes "CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG"`},
		{"LOG_LEVEL", "info", ""},
		{"UNHANDLED_REJECTION", "strct", `setting UNHANDLED_REJECTION: "strct" is not allowed: it takes "error", "strict", "ignore"`},
		{"UNHANDLED_REJECTION", "strict", ""},
		{"STATS_DUMP_FORMAT", "xml", `setting STATS_DUMP_FORMAT: "xml" is not allowed: it takes "scrapy", "json"`},
		{"CONCURRENT_REQUESTS", "-1", "setting CONCURRENT_REQUESTS: -1 is not allowed: it takes 0 or more"},
		{"CONCURRENT_REQUESTS", 0, ""},
		{"CONCURRENT_REQUESTS_PER_DOMAIN", 0, "setting CONCURRENT_REQUESTS_PER_DOMAIN: 0 is not allowed: it takes 1 or more"},
		{"DOWNLOAD_DELAY", -0.5, "setting DOWNLOAD_DELAY: -0.5 is not allowed: it takes 0 or more"},
		{"DOWNLOAD_DELAY", "x", `setting DOWNLOAD_DELAY: "x" is no number`},
		{"DEPTH_PRIORITY", -1, ""},
	} {
		err := settings.New().Set(tc.name, tc.value, settings.Project)
		if got := fmt.Sprint(err); err != nil && got != tc.want || err == nil && tc.want != "" {
			t.Errorf("%s = %v: error %v, want %q", tc.name, tc.value, err, tc.want)
		}
	}
}
