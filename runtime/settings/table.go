package settings

// The settings of gojscrape. Names, types and defaults are Scrapy's where Scrapy has
// the setting; durations are seconds and sizes bytes. A setting is added here and in
// Table, and nowhere else: the guide, the declarations for TypeScript and the check
// for misspelt names read Table.
var (
	BotName                     = Key[string]{"BOT_NAME", "scrapybot", "project name in the start log", false}
	ClosespiderErrorcount       = Key[int]{"CLOSESPIDER_ERRORCOUNT", 0, "close after this many spider_error signals; 0 is off", false}
	ClosespiderItemcount        = Key[int]{"CLOSESPIDER_ITEMCOUNT", 0, "close after this many scraped items; 0 is off", false}
	ClosespiderPagecount        = Key[int]{"CLOSESPIDER_PAGECOUNT", 0, "close after this many responses; 0 is off", false}
	ClosespiderPagecountNoItem  = Key[int]{"CLOSESPIDER_PAGECOUNT_NO_ITEM", 0, "close after this many responses in a row without an item; 0 is off", false}
	ClosespiderTimeout          = Key[float64]{"CLOSESPIDER_TIMEOUT", 0.0, "close after this many seconds; 0 is off", false}
	ClosespiderTimeoutNoItem    = Key[float64]{"CLOSESPIDER_TIMEOUT_NO_ITEM", 0.0, "close when no item came for this many seconds; 0 is off", false}
	CompressionEnabled          = Key[bool]{"COMPRESSION_ENABLED", true, "ask for compressed bodies and decode them", false}
	ConcurrentItems             = Key[int]{"CONCURRENT_ITEMS", 100, "items of one response that may be in the pipelines at once", true}
	ConcurrentRequests          = Key[int]{"CONCURRENT_REQUESTS", 16, "requests that may be in the downloader at once; 0 is no limit", true}
	ConcurrentRequestsPerDomain = Key[int]{"CONCURRENT_REQUESTS_PER_DOMAIN", 8, "transfers of one download slot at once", false}
	CookiesDebug                = Key[bool]{"COOKIES_DEBUG", false, "log every Cookie and Set-Cookie header", false}
	CookiesEnabled              = Key[bool]{"COOKIES_ENABLED", true, "keep cookies and send them back", false}
	DefaultDropitemLogLevel     = Key[string]{"DEFAULT_DROPITEM_LOG_LEVEL", "WARNING", "level of the \"Dropped\" lines", false}
	DefaultRequestHeaders       = Key[Dict]{"DEFAULT_REQUEST_HEADERS", Dict{{"Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}, {"Accept-Language", "en"}}, "headers of requests that do not set them", false}
	DepthLimit                  = Key[int]{"DEPTH_LIMIT", 0, "deepest depth followed; 0 is no limit", true}
	DepthPriority               = Key[int]{"DEPTH_PRIORITY", 0, "priority is lowered by depth times this", false}
	DepthStatsVerbose           = Key[bool]{"DEPTH_STATS_VERBOSE", false, "count requests per depth", false}
	DownloadDelay               = Key[float64]{"DOWNLOAD_DELAY", 0.0, "seconds between the starts of two requests of one slot", true}
	DownloadFailOnDataloss      = Key[bool]{"DOWNLOAD_FAIL_ON_DATALOSS", true, "a body that ends too early is an error", false}
	DownloadMaxsize             = Key[int]{"DOWNLOAD_MAXSIZE", 1024 * 1024 * 1024, "largest body in bytes, before and after decompression; 0 is no limit", false}
	DownloadSlots               = Key[Dict]{"DOWNLOAD_SLOTS", Dict{}, "per slot: concurrency, delay, randomize_delay", false}
	DownloadTimeout             = Key[float64]{"DOWNLOAD_TIMEOUT", 180.0, "seconds for one download, body included", false}
	DownloadVerifyCertificates  = Key[bool]{"DOWNLOAD_VERIFY_CERTIFICATES", false, "refuse servers whose TLS certificate is not valid", false}
	DownloadWarnsize            = Key[int]{"DOWNLOAD_WARNSIZE", 32 * 1024 * 1024, "body size in bytes that logs a warning; 0 is off", false}
	DownloaderMiddlewares       = Key[Dict]{"DOWNLOADER_MIDDLEWARES", Dict{}, "your downloader middlewares and their order; null disables", false}
	DownloaderStats             = Key[bool]{"DOWNLOADER_STATS", true, "count downloader/* stats", false}
	DupefilterDebug             = Key[bool]{"DUPEFILTER_DEBUG", false, "log every duplicate, not only the first", false}
	Extensions                  = Key[Dict]{"EXTENSIONS", Dict{}, "your extensions and their order; null disables", false}
	FeedExportEncoding          = Key[string]{"FEED_EXPORT_ENCODING", "", "encoding of feeds; none is escaped ASCII for JSON and UTF-8 for the others", false}
	FeedExportFields            = Key[any]{"FEED_EXPORT_FIELDS", nil, "fields of feeds and their order: a list, or a mapping from field to title", false}
	FeedExportIndent            = Key[any]{"FEED_EXPORT_INDENT", int64(0), "indentation of JSON and XML feeds; 0 is one item a line, null is compact", false}
	FeedStoreEmpty              = Key[bool]{"FEED_STORE_EMPTY", true, "write feeds that have no items", false}
	Feeds                       = Key[Dict]{"FEEDS", Dict{}, "where items go: URI to options", false}
	HttperrorAllowAll           = Key[bool]{"HTTPERROR_ALLOW_ALL", false, "hand every status to the callback", false}
	HttperrorAllowedCodes       = Key[[]int]{"HTTPERROR_ALLOWED_CODES", []int{}, "statuses besides 2xx that the callback gets", false}
	ItemPipelines               = Key[Dict]{"ITEM_PIPELINES", Dict{}, "your item pipelines and their order; null disables", false}
	LogDateformat               = Key[string]{"LOG_DATEFORMAT", "%Y-%m-%d %H:%M:%S", "time format of log records", false}
	LogEnabled                  = Key[bool]{"LOG_ENABLED", true, "log at all", false}
	LogFile                     = Key[string]{"LOG_FILE", "", "file the log goes to instead of stderr", false}
	LogFileAppend               = Key[bool]{"LOG_FILE_APPEND", true, "append to the log file", false}
	LogFormat                   = Key[string]{"LOG_FORMAT", "%(asctime)s [%(name)s] %(levelname)s: %(message)s", "format of log records", false}
	LogLevel                    = Key[string]{"LOG_LEVEL", "DEBUG", "lowest level logged", true}
	LogShortNames               = Key[bool]{"LOG_SHORT_NAMES", false, "log \"scrapy\" instead of the component", false}
	LogstatsInterval            = Key[float64]{"LOGSTATS_INTERVAL", 60.0, "seconds between two \"Crawled N pages\" lines", false}
	RandomizeDownloadDelay      = Key[bool]{"RANDOMIZE_DOWNLOAD_DELAY", true, "wait 0.5 to 1.5 times DOWNLOAD_DELAY", false}
	RedirectEnabled             = Key[bool]{"REDIRECT_ENABLED", true, "follow redirects", false}
	RedirectMaxTimes            = Key[int]{"REDIRECT_MAX_TIMES", 20, "redirects followed for one request", false}
	RedirectPriorityAdjust      = Key[int]{"REDIRECT_PRIORITY_ADJUST", 2, "priority change of a redirected request", false}
	RefererEnabled              = Key[bool]{"REFERER_ENABLED", true, "send the Referer header", false}
	ReferrerPolicy              = Key[string]{"REFERRER_POLICY", "scrapy.spidermiddlewares.referer.DefaultReferrerPolicy", "what the Referer header tells: a name of the W3C policy or Scrapy's class path", false}
	RetryEnabled                = Key[bool]{"RETRY_ENABLED", true, "try failed downloads again", false}
	RetryExceptions             = Key[[]string]{"RETRY_EXCEPTIONS", []string{"CannotResolveHostError", "DownloadConnectionRefusedError", "DownloadFailedError", "DownloadTimeoutError", "ResponseDataLossError"}, "names of the errors that are retried", false}
	RetryGiveUpLogLevel         = Key[string]{"RETRY_GIVE_UP_LOG_LEVEL", "ERROR", "level of the \"Gave up retrying\" lines", false}
	RetryHttpCodes              = Key[[]int]{"RETRY_HTTP_CODES", []int{500, 502, 503, 504, 522, 524, 408, 429}, "statuses that are retried", false}
	RetryPriorityAdjust         = Key[int]{"RETRY_PRIORITY_ADJUST", -1, "priority change of a retried request", false}
	RetryTimes                  = Key[int]{"RETRY_TIMES", 2, "retries besides the first try", false}
	RobotstxtObey               = Key[bool]{"ROBOTSTXT_OBEY", false, "obey robots.txt", false}
	RobotstxtUserAgent          = Key[string]{"ROBOTSTXT_USER_AGENT", "", "user agent for matching robots.txt; none is the one of the request", false}
	ScraperSlotMaxActiveSize    = Key[int]{"SCRAPER_SLOT_MAX_ACTIVE_SIZE", 5000000, "bytes of responses in callbacks past which no new downloads start", false}
	SpiderMiddlewares           = Key[Dict]{"SPIDER_MIDDLEWARES", Dict{}, "your spider middlewares and their order; null disables", false}
	StatsDump                   = Key[bool]{"STATS_DUMP", true, "log the stats at the end", false}
	UrllengthLimit              = Key[int]{"URLLENGTH_LIMIT", 2083, "longest URL followed; 0 is no limit", false}
	UserAgent                   = Key[string]{"USER_AGENT", "gojscrape (+https://github.com/gojscrape/gojscrape)", "User-Agent of requests that do not set it", false}
	WarnOnGeneratorReturnValue  = Key[bool]{"WARN_ON_GENERATOR_RETURN_VALUE", true, "warn of \"return x\" in a generator callback", false}
	CallbackCPULimit            = Key[float64]{"CALLBACK_CPU_LIMIT", 30.0, "seconds that JavaScript may run without returning to the loop", true}
	HookTimeout                 = Key[float64]{"HOOK_TIMEOUT", 600.0, "seconds that an awaited promise of a hook may stay pending; 0 is no limit", true}
	CloseTimeout                = Key[float64]{"CLOSE_TIMEOUT", 60.0, "seconds that closing waits for hooks", false}
	StartPendingLimit           = Key[int]{"START_PENDING_LIMIT", 1000, "start requests that may wait before start() is asked for more; 0 is no limit", false}
	UnhandledRejection          = Key[string]{"UNHANDLED_REJECTION", "error", "what an unhandled rejection does: \"error\", \"strict\" or \"ignore\"", false}
	StatsDumpFormat             = Key[string]{"STATS_DUMP_FORMAT", "scrapy", "form of the stats dump: \"scrapy\" or \"json\"", false}
	LogJSON                     = Key[bool]{"LOG_JSON", false, "log records as JSON lines", false}
	DenyPrivateAddresses        = Key[bool]{"DENY_PRIVATE_ADDRESSES", false, "refuse loopback, private, link-local and metadata addresses, checked after resolution", false}
)

// Table lists every setting, sorted by name within Scrapy's and within our own.
var Table = []Entry{
	BotName,
	ClosespiderErrorcount,
	ClosespiderItemcount,
	ClosespiderPagecount,
	ClosespiderPagecountNoItem,
	ClosespiderTimeout,
	ClosespiderTimeoutNoItem,
	CompressionEnabled,
	ConcurrentItems,
	ConcurrentRequests,
	ConcurrentRequestsPerDomain,
	CookiesDebug,
	CookiesEnabled,
	DefaultDropitemLogLevel,
	DefaultRequestHeaders,
	DepthLimit,
	DepthPriority,
	DepthStatsVerbose,
	DownloadDelay,
	DownloadFailOnDataloss,
	DownloadMaxsize,
	DownloadSlots,
	DownloadTimeout,
	DownloadVerifyCertificates,
	DownloadWarnsize,
	DownloaderMiddlewares,
	DownloaderStats,
	DupefilterDebug,
	Extensions,
	FeedExportEncoding,
	FeedExportFields,
	FeedExportIndent,
	FeedStoreEmpty,
	Feeds,
	HttperrorAllowAll,
	HttperrorAllowedCodes,
	ItemPipelines,
	LogDateformat,
	LogEnabled,
	LogFile,
	LogFileAppend,
	LogFormat,
	LogLevel,
	LogShortNames,
	LogstatsInterval,
	RandomizeDownloadDelay,
	RedirectEnabled,
	RedirectMaxTimes,
	RedirectPriorityAdjust,
	RefererEnabled,
	ReferrerPolicy,
	RetryEnabled,
	RetryExceptions,
	RetryGiveUpLogLevel,
	RetryHttpCodes,
	RetryPriorityAdjust,
	RetryTimes,
	RobotstxtObey,
	RobotstxtUserAgent,
	ScraperSlotMaxActiveSize,
	SpiderMiddlewares,
	StatsDump,
	UrllengthLimit,
	UserAgent,
	WarnOnGeneratorReturnValue,
	CallbackCPULimit,
	HookTimeout,
	CloseTimeout,
	StartPendingLimit,
	UnhandledRejection,
	StatsDumpFormat,
	LogJSON,
	DenyPrivateAddresses,
}
