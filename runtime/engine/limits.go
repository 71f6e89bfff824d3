package engine

import (
	"log/slog"
	"math"
	"time"

	"github.com/gojscrape/gojscrape/runtime/logging"
	"github.com/gojscrape/gojscrape/runtime/settings"
)

// limits are the settings that the engine asks for again and again.
type limits struct {
	requests, items               int
	startPending, callbackPending int
	activeSize                    int64 // bytes
	closeTimeout                  time.Duration
	dropLevel                     slog.Level
	errbackOnError                bool
}

// limits are those of now: a reload may change them.
func (e *Engine) limits() *limits { return e.settings.Load() }

// Apply makes the limits those of other settings, for what begins from now on. What is
// fixed for the time of a crawl stays.
func (e *Engine) Apply(set *settings.Settings) {
	next := newLimits(set)
	if now := e.settings.Load(); now != nil {
		next.startPending, next.callbackPending = now.startPending, now.callbackPending
	}
	e.settings.Store(&next)
	e.poke()
}

func newLimits(set *settings.Settings) limits {
	dropLevel, err := logging.ParseLevel(settings.Get(set, settings.DefaultDropitemLogLevel))
	if err != nil {
		dropLevel = slog.LevelWarn
	}
	return limits{
		requests:        settings.Get(set, settings.ConcurrentRequests),
		items:           max(settings.Get(set, settings.ConcurrentItems), 1),
		startPending:    settings.Get(set, settings.StartPendingLimit),
		callbackPending: settings.Get(set, settings.CallbackPendingLimit),
		activeSize:      int64(settings.Get(set, settings.ScraperSlotMaxActiveSize)),
		closeTimeout:    duration(settings.Get(set, settings.CloseTimeout)),
		dropLevel:       dropLevel,
		errbackOnError:  settings.Get(set, settings.ErrbackOnCallbackError),
	}
}

// duration is so many seconds, at most what fits.
func duration(seconds float64) time.Duration {
	if ns := seconds * float64(time.Second); ns < math.MaxInt64 {
		return time.Duration(ns)
	}
	return math.MaxInt64
}
