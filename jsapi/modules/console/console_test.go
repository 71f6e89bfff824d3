package console_test

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/dop251/goja"

	"github.com/gojscrape/gojscrape/jsapi/modules/console"
)

// logged runs a script and returns what it logs, a line for each call.
func logged(t *testing.T, src string) string {
	t.Helper()
	rt := goja.New()
	var lines []string
	err := console.Install(rt, console.Options{Log: func(level slog.Level, text string) {
		lines = append(lines, fmt.Sprintf("%s %s", level, text))
	}})
	if err != nil {
		t.Fatal(err)
	}
	if err := rt.Set("sleep", func(ms int64) { time.Sleep(time.Duration(ms) * time.Millisecond) }); err != nil {
		t.Fatal(err)
	}
	if _, err := rt.RunScript("test.js", src); err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return strings.Join(lines, "\n")
}

func TestMethodsHaveTheirLevels(t *testing.T) {
	for _, tc := range []struct{ src, want string }{
		{`console.debug('d')`, "DEBUG d"},
		{`console.log('l %s', 1)`, "INFO l 1"},
		{`console.info({ a: 1 })`, "INFO { a: 1 }"},
		{`console.warn('w', 2)`, "WARN w 2"},
		{`console.error('e')`, "ERROR e"},
		{`console.log()`, "INFO "},
		{`const { log } = console; log('detached')`, "INFO detached"},
		{`console.assert(true, 'no'); console.assert(1)`, ""},
		{`console.assert(false)`, "ERROR Assertion failed"},
		{`console.assert(0, 'is %s', 'zero')`, "ERROR Assertion failed: is zero"},
		{`(function outer() { console.trace('here %d', 1) })()`, "ERROR Trace: here 1\n    at outer (test.js:1:34)\n    at test.js:1:51"},
		{`console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 })`, "INFO { a: [Object] }"},
		{`console.dir({ a: { b: { c: { d: 1 } } } }, { depth: null })`, "INFO {\n  a: { b: { c: { d: 1 } } }\n}"},
		{`console.dir('text')`, "INFO 'text'"},
		{`console.group('g'); console.log('a\nb'); console.group(); console.warn('c'); console.groupEnd(); console.groupEnd(); console.groupEnd(); console.log('d')`,
			"INFO g\nINFO   a\n  b\nWARN     c\nINFO d"},
		{`console.count(); console.count('x'); console.count(); console.countReset(); console.count(); console.countReset('y')`,
			"INFO default: 1\nINFO x: 1\nINFO default: 2\nINFO default: 1\nWARN Count for 'y' does not exist"},
		{`console.timeEnd('t'); console.timeLog()`, "WARN No such label 't' for console.timeEnd()\nWARN No such label 'default' for console.timeLog()"},
	} {
		if got := logged(t, tc.src); got != tc.want {
			t.Errorf("%s\n gives %s\n want  %s", tc.src, got, tc.want)
		}
	}
}

func TestTimersMeasure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		got := logged(t, `
			console.time(); console.time(); sleep(2); console.timeLog('default', 'extra', 1); sleep(1498); console.timeEnd();
			console.time('m'); sleep(62345); console.timeEnd('m'); console.timeEnd('m')
			console.time('h'); sleep(3723000); console.timeEnd('h')`)
		want := strings.Join([]string{
			"WARN Label 'default' already exists for console.time()",
			"INFO default: 2ms extra 1",
			"INFO default: 1.500s",
			"INFO m: 1:02.345 (m:ss.mmm)",
			"WARN No such label 'm' for console.timeEnd()",
			"INFO h: 1:02:03 (h:mm:ss)",
		}, "\n")
		if got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
	})
}

func TestUnwantedLevelsAreNotFormatted(t *testing.T) {
	rt := goja.New()
	count := 0
	err := console.Install(rt, console.Options{
		Log:     func(slog.Level, string) { count++ },
		Enabled: func(level slog.Level) bool { return level >= slog.LevelWarn },
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = rt.RunString(`let looked = 0
		const o = { [Symbol.for('nodejs.util.inspect.custom')]() { looked++; return '' } }
		console.log(o); console.debug(o); console.count(); console.warn(o); looked`)
	if err != nil || count != 1 || rt.Get("console") == nil {
		t.Errorf("%v, %d lines", err, count)
	}
	if looked, _ := rt.RunString(`looked`); looked.ToInteger() != 1 {
		t.Errorf("inspected %v times, want 1", looked)
	}
}

func TestTableDrawsRowsAndColumns(t *testing.T) {
	for _, tc := range tableTexts {
		if got := logged(t, "console.table("+tc.src+")"); got != "INFO "+tc.want {
			t.Errorf("%s\n gives %s\n want  %s", tc.src, got, tc.want)
		}
	}
}
