package downloadermw

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"

	"github.com/gojscrape/gojscrape/runtime/component"
	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/logging"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

const retryLogger = "scrapy.downloadermiddlewares.retry"

// RetryOptions say how a request is retried. What is left out comes from the meta of
// the request (max_retry_times) and then from the settings.
type RetryOptions struct {
	// Reason names the cause in stats and logs; "" is "unspecified".
	Reason string
	// Err is the cause when it is an error; stats carry its name, logs its text.
	Err error
	// MaxRetryTimes is how often the request is retried besides the first try.
	MaxRetryTimes *int
	// PriorityAdjust is added to the priority.
	PriorityAdjust *int
	// GiveUpLogLevel is a level's name, or a number as Python has them.
	GiveUpLogLevel any
	// StatsBaseKey is the beginning of the stats keys; "" is "retry".
	StatsBaseKey string
	// Logger is used instead of the middleware's own.
	Logger *slog.Logger
}

// GetRetryRequest returns a copy of req that tries it once more, past the dupefilter,
// or nil when it has been tried often enough; either is logged and counted
// (https://docs.scrapy.org/en/latest/topics/downloader-middleware.html#scrapy.downloadermiddlewares.retry.get_retry_request).
// The error is about a GiveUpLogLevel that is none.
func GetRetryRequest(env *component.Env, req *crawl.Request, opts RetryOptions) (*crawl.Request, error) {
	level, err := giveUpLevel(env, opts.GiveUpLogLevel)
	if err != nil {
		return nil, fmt.Errorf("retrying %s: %w", req, err)
	}
	log := opts.Logger
	if log == nil {
		log = env.Logger(retryLogger)
	}
	key := cmp.Or(opts.StatsBaseKey, "retry")
	text, name := opts.reason()
	times, _ := req.Meta.Int("retry_times")
	times++
	failed := fmt.Sprintf("%s (failed %d times): %s", req, times, text)
	if times > maxRetryTimes(env, req, opts) {
		env.Stats.Inc(key+"/max_reached", 1)
		log.Log(context.Background(), level, "Gave up retrying "+failed)
		return nil, nil
	}
	log.Debug("Retrying " + failed)
	env.Stats.Inc(key+"/count", 1)
	env.Stats.Inc(key+"/reason_count/"+name, 1)
	retry := req.Copy()
	retry.Meta.Set("retry_times", times)
	retry.DontFilter = true
	retry.Priority += valueOr(opts.PriorityAdjust, settings.Get(env.Settings, settings.RetryPriorityAdjust))
	return retry, nil
}

// reason is the cause as logs and as stats have it.
func (o RetryOptions) reason() (text, name string) {
	if o.Err != nil {
		return o.Err.Error(), crawl.ErrorPath(o.Err)
	}
	text = cmp.Or(o.Reason, "unspecified")
	return text, text
}

func maxRetryTimes(env *component.Env, req *crawl.Request, opts RetryOptions) int {
	if opts.MaxRetryTimes != nil {
		return *opts.MaxRetryTimes
	}
	if n, ok := req.Meta.Int("max_retry_times"); ok {
		return n
	}
	return settings.Get(env.Settings, settings.RetryTimes)
}

func giveUpLevel(env *component.Env, level any) (slog.Level, error) {
	switch l := level.(type) {
	case nil:
		return logging.ParseLevel(settings.Get(env.Settings, settings.RetryGiveUpLogLevel))
	case string:
		return logging.ParseLevel(l)
	case int64:
		// Python counts from DEBUG = 10 by tens, slog from -4 by fours.
		return slog.Level((l - 20) * 4 / 10), nil
	}
	return 0, fmt.Errorf("%v is no log level", level)
}

func valueOr(p *int, fallback int) int {
	if p == nil {
		return fallback
	}
	return *p
}
