package component_test

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/component"
)

func TestLoggerCarriesTheNameOfTheComponent(t *testing.T) {
	var log bytes.Buffer
	env := &component.Env{Log: slog.New(slog.NewTextHandler(&log, nil))}
	env.Logger("scrapy.core.engine").Info("Spider opened")
	if got := log.String(); !strings.HasSuffix(got, "msg=\"Spider opened\" logger=scrapy.core.engine\n") {
		t.Errorf("logged %q", got)
	}
}
