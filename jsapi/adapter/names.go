package adapter

import "slices"

// The attributes and hooks of a spider that Scrapy knows, in its spelling. A class may
// use either spelling of each, not both.
var (
	spiderAttributes = []string{
		"name", "start_urls", "allowed_domains", "custom_settings", "handle_httpstatus_list",
		"user_agent", "download_timeout", "download_delay", "download_maxsize", "download_warnsize",
	}
	spiderNames = append(hookNames("spider"), spiderAttributes...)

	componentHooks = hookNames("item pipeline", "downloader middleware", "spider middleware", "any component")
)

// hook is a method that the engine calls.
type hook struct {
	of   string
	name string
	args string
	// waits is what goes on only when the promise of the hook has settled.
	waits string
}

// hooks are all of them; each may be async. The tables of docs/guide/async.md are printed
// from them and from signalWaits.
var hooks = []hook{
	{"spider", "from_crawler", "crawler, args", "the crawl, which is being made"},
	{"spider", "update_settings", "settings", "the crawl, which is being made"},
	{"spider", "start", "", "what it yields; the rest of the crawl goes on"},
	{"spider", "parse", "response, cbKwargs", "what it yields; this and any other callback or errback"},
	{"spider", "closed", "reason", "the signal `spider_closed`"},
	{"any component", "from_crawler", "crawler", "the crawl, which is being made"},
	{"item pipeline", "open_spider", "spider", "the signal `spider_opened`; pipelines open at the same time"},
	{"item pipeline", "process_item", "item, spider", "the next pipeline, for this item"},
	{"item pipeline", "close_spider", "spider", "`closed` and `spider_closed`; pipelines close at the same time"},
	{"downloader middleware", "process_request", "request, spider", "the next middleware, at last the download, for this request"},
	{"downloader middleware", "process_response", "request, response, spider", "the next middleware, at last the callback"},
	{"downloader middleware", "process_exception", "request, exception, spider", "the next middleware, at last the errback"},
	{"spider middleware", "process_start", "start, spider", "what it yields"},
	{"spider middleware", "process_spider_input", "response, spider", "the next middleware, at last the callback"},
	{"spider middleware", "process_spider_output", "response, result, spider", "what it yields"},
	{"spider middleware", "process_spider_exception", "response, exception, spider", "the next middleware, at last the error in the log"},
}

// hookNames are the hooks of some classes.
func hookNames(of ...string) []string {
	var names []string
	for _, h := range hooks {
		if slices.Contains(of, h.of) {
			names = append(names, h.name)
		}
	}
	return names
}

// signalWaits says what waits for the handlers of each signal.
var signalWaits = map[string]string{
	"engine_started":             "the first request",
	"engine_stopped":             "the end of the crawl",
	"scheduler_empty":            "nothing, but the spider is not idle meanwhile",
	"item_scraped":               "the item's place among `CONCURRENT_ITEMS`",
	"item_dropped":               "the item's place among `CONCURRENT_ITEMS`",
	"item_error":                 "the item's place among `CONCURRENT_ITEMS`",
	"spider_opened":              "the first request",
	"spider_closed":              "the stats in the log, and the end of the crawl",
	"spider_idle":                "closing for want of requests",
	"spider_error":               "the end of this response",
	"feed_slot_closed":           "the end of the crawl",
	"feed_exporter_closed":       "the end of the crawl",
	"request_scheduled":          "this request, and the callback that yielded it",
	"request_dropped":            "the callback that yielded it",
	"request_reached_downloader": "this download",
	"request_left_downloader":    "this response",
	"bytes_received":             "the next bytes of this response",
	"headers_received":           "the body of this response",
	"response_received":          "the callback",
	"response_downloaded":        "the response hooks of downloader middlewares",
	"robots_parsed":              "the requests that robots.txt has to allow",
	"memusage_warning_reached":   "the next look at the memory",
}

// attributeNames are those that components ask for through component.SpiderInfo.
var attributeNames = []string{
	"handle_httpstatus_list", "user_agent", "download_timeout", "download_delay",
	"download_maxsize", "download_warnsize",
}
