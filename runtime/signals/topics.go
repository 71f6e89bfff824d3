package signals

import "github.com/gojscrape/gojscrape/runtime/crawl"

// The events of a crawl. Awaited means that the engine waits for the handlers
// before it goes on; it waits for all of them before the crawl ends.
type (
	// Nothing is the event of a signal without arguments.
	Nothing struct{}
	// Closed says why the spider closes.
	Closed struct{ Reason string }
	// Failure is an error of a callback; Response is nil for one of start().
	Failure struct {
		Err      error
		Response *crawl.Response
		Request  *crawl.Request
	}
	// Requested is about one request.
	Requested struct{ Request *crawl.Request }
	// Responded is about one response.
	Responded struct {
		Response *crawl.Response
		Request  *crawl.Request
	}
	// Headers are what arrives before a body; Length is -1 when not announced.
	Headers struct {
		Headers *crawl.Headers
		Length  int64
		Request *crawl.Request
	}
	// Bytes are a piece of a body.
	Bytes struct {
		Data    []byte
		Request *crawl.Request
	}
	// Robots is about the robots.txt of a site, that of Request.
	Robots struct {
		Parser  RobotParser
		Request *crawl.Request
	}
	// Scraped is about one item; Response is nil for one of start(), Err nil for a good one.
	Scraped struct {
		Item     crawl.Item
		Response *crawl.Response
		Err      error
	}
	// FeedSlot is a feed that was closed.
	FeedSlot struct {
		URI   string
		Items int
	}
)

// RobotParser answers what a robots.txt says
// (https://docs.scrapy.org/en/latest/topics/downloader-middleware.html#implementing-support-for-a-new-parser).
type RobotParser interface {
	// Allowed says whether a user agent may fetch a URL.
	Allowed(userAgent, url string) bool
	// CrawlDelay is the seconds to wait between two requests, if the file has any.
	CrawlDelay(userAgent string) (seconds float64, ok bool)
	// Sitemaps are the URLs of the site's sitemaps, as they are written in the file.
	Sitemaps() []string
}

// The signals, in the order of Scrapy's page.
var (
	EngineStarted            = Topic[Nothing]{"engine_started"} // awaited
	EngineStopped            = Topic[Nothing]{"engine_stopped"} // awaited
	SchedulerEmpty           = Topic[Nothing]{"scheduler_empty"}
	ItemScraped              = Topic[Scraped]{"item_scraped"}  // awaited
	ItemDropped              = Topic[Scraped]{"item_dropped"}  // awaited
	ItemError                = Topic[Scraped]{"item_error"}    // awaited
	SpiderOpened             = Topic[Nothing]{"spider_opened"} // awaited
	SpiderClosed             = Topic[Closed]{"spider_closed"}  // awaited
	SpiderIdle               = Topic[Nothing]{"spider_idle"}   // awaited; DontCloseSpider and CloseSpider count
	SpiderError              = Topic[Failure]{"spider_error"}
	FeedSlotClosed           = Topic[FeedSlot]{"feed_slot_closed"}    // awaited
	FeedExporterClosed       = Topic[Nothing]{"feed_exporter_closed"} // awaited
	RequestScheduled         = Topic[Requested]{"request_scheduled"}  // IgnoreRequest drops it
	RequestDropped           = Topic[Requested]{"request_dropped"}
	RequestReachedDownloader = Topic[Requested]{"request_reached_downloader"}
	RequestLeftDownloader    = Topic[Requested]{"request_left_downloader"}
	BytesReceived            = Topic[Bytes]{"bytes_received"}     // StopDownload counts
	HeadersReceived          = Topic[Headers]{"headers_received"} // StopDownload counts
	ResponseReceived         = Topic[Responded]{"response_received"}
	ResponseDownloaded       = Topic[Responded]{"response_downloaded"}
	RobotsParsed             = Topic[Robots]{"robots_parsed"} // awaited
	MemusageWarningReached   = Topic[Nothing]{"memusage_warning_reached"}
)
