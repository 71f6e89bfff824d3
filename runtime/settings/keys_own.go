package settings

// Settings that Scrapy does not have.
var (
	CallbackCPULimit       = Key[float64]{"CALLBACK_CPU_LIMIT", 30.0, "seconds that JavaScript may run without returning to the loop", true}
	CallbackPendingLimit   = Key[int]{"CALLBACK_PENDING_LIMIT", 10000, "requests of one callback that may wait in the scheduler before it is asked for more; 0 is no limit", false}
	CloseTimeout           = Key[float64]{"CLOSE_TIMEOUT", 60.0, "seconds that closing waits for hooks", true}
	ConcurrentItemsTotal   = Key[int]{"CONCURRENT_ITEMS_TOTAL", 0, "items of the whole crawl that may be in the pipelines at once; 0 is no limit", false}
	DenyPrivateAddresses   = Key[bool]{"DENY_PRIVATE_ADDRESSES", false, "refuse loopback, private, link-local and metadata addresses, checked after resolution", false}
	DocumentMaxAttributes  = Key[int]{"DOCUMENT_MAX_ATTRIBUTES", 0, "attributes of one element that a parser keeps; 0 is 1000 in HTML and 100000 in XML", false}
	DocumentMaxDepth       = Key[int]{"DOCUMENT_MAX_DEPTH", 0, "elements within each other: deeper ones of HTML become siblings, XML ends there; 0 is 512 in HTML and 2048 in XML", false}
	DocumentMaxNodes       = Key[int]{"DOCUMENT_MAX_NODES", 10000000, "elements, texts and comments of one document; the rest of it is not parsed", false}
	ErrbackOnCallbackError = Key[bool]{"ERRBACK_ON_CALLBACK_ERROR", false, "hand errors of a callback to the request's errback too", true}
	HookTimeout            = Key[float64]{"HOOK_TIMEOUT", 600.0, "seconds that an awaited promise of a hook may stay pending; 0 is no limit", true}
	LogJSON                = Key[bool]{"LOG_JSON", false, "log records as JSON lines", false}
	StartPendingLimit      = Key[int]{"START_PENDING_LIMIT", 1000, "start requests that may wait before start() is asked for more; 0 is no limit", false}
	StatsDumpFormat        = Key[string]{"STATS_DUMP_FORMAT", "scrapy", "form of the stats dump", false}
	UnhandledRejection     = Key[string]{"UNHANDLED_REJECTION", "error", "what an unhandled rejection does: log it and count it, close the spider too, or nothing", true}
)

var ownSettings = []Entry{
	atLeast(CallbackCPULimit, 0),
	atLeast(CallbackPendingLimit, 0),
	atLeast(CloseTimeout, 0),
	atLeast(ConcurrentItemsTotal, 0),
	DenyPrivateAddresses,
	atLeast(DocumentMaxAttributes, 0),
	atLeast(DocumentMaxDepth, 0),
	atLeast(DocumentMaxNodes, 1),
	ErrbackOnCallbackError,
	atLeast(HookTimeout, 0),
	LogJSON,
	atLeast(StartPendingLimit, 0),
	oneOf(StatsDumpFormat, "scrapy", "json"),
	oneOf(UnhandledRejection, "error", "strict", "ignore"),
}
