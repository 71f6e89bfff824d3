package loader_test

import (
	"errors"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/gojscrape/gojscrape/jsapi/loop"
)

func TestStacksNameTheAuthorsLines(t *testing.T) {
	l := start(t, loop.Options{})
	program := load(t, "traces/spider.ts")
	page := map[string]string{"url": "u"}
	for name, want := range map[string]string{
		"parse":    "testdata/traces/helper.ts:5:9 testdata/traces/spider.ts:11:5",
		"rejected": "testdata/traces/helper.ts:5:9 testdata/traces/spider.ts:11:5",
	} {
		var thrown *loop.Error
		for _, err := range loop.Iterate(t.Context(), l, method(t, l, program, name, page), text) {
			errors.As(err, &thrown)
		}
		if thrown == nil {
			t.Errorf("%s threw nothing", name)
			continue
		}
		places := regexp.MustCompile(`testdata[^()\s]*?:\d+:\d+`).FindAllString(filepath.ToSlash(thrown.Stack), -1)
		if got := strings.Join(places, " "); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s\n%s", name, got, want, thrown.Stack)
		}
	}
}

func TestAnInterruptNamesTheAuthorsLine(t *testing.T) {
	l := start(t, loop.Options{CPULimit: 50 * time.Millisecond})
	_, err := l.Await(t.Context(), method(t, l, load(t, "traces/spider.ts"), "spin"), nil)
	var stopped *loop.Interrupted
	if !errors.As(err, &stopped) {
		t.Fatalf("%v", err)
	}
	if filepath.ToSlash(stopped.File) != "testdata/traces/spider.ts" || stopped.Line != 22 {
		t.Errorf("stopped at %s:%d", stopped.File, stopped.Line)
	}
}
