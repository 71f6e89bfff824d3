package logging_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/logging"
)

func TestTextCannotFakeARecord(t *testing.T) {
	cases := []struct{ name, message, err, want string }{
		{"a record in the message", "title\n2026-08-21 10:00:00 [scrapy.core.engine] INFO: Spider closed (finished)", "",
			"title\n 2026-08-21 10:00:00 [scrapy.core.engine] INFO: Spider closed (finished)"},
		{"a record in the traceback", "x", "boom\n1999-1-1 00:00:00 [a] INFO: b", "x\nboom\n 1999-1-1 00:00:00 [a] INFO: b"},
		{"a record after a carriage return", "x\r2026-08-21 10:00:00 [a] INFO: b", "", `x\r2026-08-21 10:00:00 [a] INFO: b`},
		{"a record after a line separator", "x\u20282026-08-21", "", `x\u20282026-08-21`},
		{"terminal control", "\x1b[31mred\x07 \u009b2J \x7f", "", `\x1b[31mred\x07 \x9b2J \x7f`},
		{"text that runs backwards", "a\u202eb", "", `a\u202eb`},
		{"broken UTF-8", "a\xffb", "", `a\xffb`},
		{"harmless text", "tab\té €\nnext", "", "tab\té €\nnext"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			log, out := newLogger(t, logging.Options{})
			var attrs []any
			if c.err != "" {
				attrs = []any{"err", errors.New(c.err)}
			}
			log.Info(c.message, attrs...)
			if got := out.String(); !strings.HasSuffix(got, "INFO: "+c.want+"\n") {
				t.Errorf("got %q, want …%q", got, c.want)
			}
		})
	}
}
