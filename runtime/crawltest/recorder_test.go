package crawltest_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/gojscrape/gojscrape/runtime/crawl"
	"github.com/gojscrape/gojscrape/runtime/crawltest"
	"github.com/gojscrape/gojscrape/runtime/signals"
)

func TestRecorderWritesDownEverySignal(t *testing.T) {
	ctx, bus := t.Context(), signals.NewBus()
	recorder := crawltest.Record(bus)
	req := &crawl.Request{Method: "GET", URL: "http://a/"}
	resp := &crawl.Response{Status: 200, URL: "http://a/"}

	signals.Send(ctx, bus, signals.EngineStarted, signals.Nothing{})
	signals.Send(ctx, bus, signals.SpiderOpened, signals.Nothing{})
	signals.Send(ctx, bus, signals.RequestScheduled, signals.Requested{Request: req})
	signals.Send(ctx, bus, signals.RequestReachedDownloader, signals.Requested{Request: req})
	signals.Send(ctx, bus, signals.HeadersReceived, signals.Headers{Request: req})
	signals.Send(ctx, bus, signals.BytesReceived, signals.Bytes{Request: req})
	signals.Send(ctx, bus, signals.ResponseDownloaded, signals.Responded{Response: resp, Request: req})
	signals.Send(ctx, bus, signals.RequestLeftDownloader, signals.Requested{Request: req})
	signals.Send(ctx, bus, signals.ResponseReceived, signals.Responded{Response: resp, Request: req})
	signals.Send(ctx, bus, signals.RequestDropped, signals.Requested{Request: req})
	signals.Send(ctx, bus, signals.ItemScraped, signals.Scraped{})
	signals.Send(ctx, bus, signals.ItemDropped, signals.Scraped{Err: errors.New("too dear")})
	signals.Send(ctx, bus, signals.ItemError, signals.Scraped{Err: errors.New("torn")})
	signals.Send(ctx, bus, signals.SpiderError, signals.Failure{Err: errors.New("oops")})
	signals.Send(ctx, bus, signals.SchedulerEmpty, signals.Nothing{})
	signals.Send(ctx, bus, signals.SpiderIdle, signals.Nothing{})
	signals.Send(ctx, bus, signals.SpiderClosed, signals.Closed{Reason: "finished"})
	signals.Send(ctx, bus, signals.FeedSlotClosed, signals.FeedSlot{URI: "a.json"})
	signals.Send(ctx, bus, signals.FeedExporterClosed, signals.Nothing{})
	signals.Send(ctx, bus, signals.EngineStopped, signals.Nothing{})

	want := []string{
		"engine_started",
		"spider_opened",
		"request_scheduled <GET http://a/>",
		"request_reached_downloader <GET http://a/>",
		"headers_received <GET http://a/>",
		"bytes_received <GET http://a/>",
		"response_downloaded <200 http://a/>",
		"request_left_downloader <GET http://a/>",
		"response_received <200 http://a/>",
		"request_dropped <GET http://a/>",
		"item_scraped",
		"item_dropped too dear",
		"item_error torn",
		"spider_error oops",
		"scheduler_empty",
		"spider_idle",
		"spider_closed finished",
		"feed_slot_closed a.json",
		"feed_exporter_closed",
		"engine_stopped",
	}
	if got := recorder.Events(); !slices.Equal(got, want) {
		t.Errorf("events %q, want %q", got, want)
	}
}
