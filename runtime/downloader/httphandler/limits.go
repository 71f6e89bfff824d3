package httphandler

import (
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// limits are what a body may be. Sizes are bytes as they come over the wire; 0 is no
// limit.
type limits struct {
	max, warn  int64
	failOnLoss bool
}

func defaultLimits(s *settings.Settings) limits {
	return limits{
		max:        int64(settings.Get(s, settings.DownloadMaxsize)),
		warn:       int64(settings.Get(s, settings.DownloadWarnsize)),
		failOnLoss: settings.Get(s, settings.DownloadFailOnDataloss),
	}
}

// of lets the meta of a request overrule the settings.
func (l limits) of(req *crawl.Request) limits {
	if n, ok := req.Meta.Int("download_maxsize"); ok {
		l.max = int64(n)
	}
	if n, ok := req.Meta.Int("download_warnsize"); ok {
		l.warn = int64(n)
	}
	if _, ok := req.Meta.Lookup("download_fail_on_dataloss"); ok {
		l.failOnLoss = req.Meta.Bool("download_fail_on_dataloss")
	}
	return l
}
