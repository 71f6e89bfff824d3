package crawltest

import (
	"context"
	"slices"
	"sync"

	"github.com/gojscrape/gojscrape/runtime/signals"
)

// Recorder writes down the signals of a crawl in the order they arrive.
type Recorder struct {
	mu     sync.Mutex
	events []string
}

// Record listens to every signal of the bus from now on.
func Record(bus *signals.Bus) *Recorder {
	r := &Recorder{}
	for _, t := range []signals.Topic[signals.Nothing]{
		signals.EngineStarted, signals.EngineStopped, signals.SchedulerEmpty, signals.SpiderOpened,
		signals.SpiderIdle, signals.FeedExporterClosed,
	} {
		record(r, bus, t, func(signals.Nothing) string { return "" })
	}
	for _, t := range []signals.Topic[signals.Requested]{
		signals.RequestScheduled, signals.RequestDropped, signals.RequestReachedDownloader, signals.RequestLeftDownloader,
	} {
		record(r, bus, t, func(e signals.Requested) string { return e.Request.String() })
	}
	for _, t := range []signals.Topic[signals.Responded]{signals.ResponseReceived, signals.ResponseDownloaded} {
		record(r, bus, t, func(e signals.Responded) string { return e.Response.String() })
	}
	for _, t := range []signals.Topic[signals.Scraped]{signals.ItemScraped, signals.ItemDropped, signals.ItemError} {
		record(r, bus, t, func(e signals.Scraped) string { return message(e.Err) })
	}
	record(r, bus, signals.SpiderClosed, func(e signals.Closed) string { return e.Reason })
	record(r, bus, signals.SpiderError, func(e signals.Failure) string { return message(e.Err) })
	record(r, bus, signals.FeedSlotClosed, func(e signals.FeedSlot) string { return e.URI })
	record(r, bus, signals.HeadersReceived, func(e signals.Headers) string { return e.Request.String() })
	record(r, bus, signals.BytesReceived, func(e signals.Bytes) string { return e.Request.String() })
	return r
}

// Events returns lines like "spider_closed finished" or "request_scheduled <GET http://a/>".
func (r *Recorder) Events() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.events)
}

func record[E any](r *Recorder, bus *signals.Bus, t signals.Topic[E], detail func(E) string) {
	signals.On(bus, t, func(_ context.Context, e E) error {
		r.add(t.Name, detail(e))
		return nil
	})
}

func (r *Recorder) add(name, detail string) {
	if detail != "" {
		name += " " + detail
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events = append(r.events, name)
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
