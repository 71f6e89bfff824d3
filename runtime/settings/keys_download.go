package settings

// Requests and how they are fetched.
var (
	CompressionEnabled          = Key[bool]{"COMPRESSION_ENABLED", true, "ask for compressed bodies and decode them", true}
	ConcurrentRequests          = Key[int]{"CONCURRENT_REQUESTS", 16, "requests that may be in the downloader at once; 0 is no limit", true}
	ConcurrentRequestsPerDomain = Key[int]{"CONCURRENT_REQUESTS_PER_DOMAIN", 8, "transfers of one download slot at once", true}
	CookiesDebug                = Key[bool]{"COOKIES_DEBUG", false, "log every Cookie and Set-Cookie header", false}
	CookiesEnabled              = Key[bool]{"COOKIES_ENABLED", true, "keep cookies and send them back", false}
	DefaultRequestHeaders       = Key[Dict]{"DEFAULT_REQUEST_HEADERS", Dict{{"Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}, {"Accept-Language", "en"}}, "headers of requests that do not set them", true}
	DownloaderStats             = Key[bool]{"DOWNLOADER_STATS", true, "count downloader/* stats", true}
	DownloadDelay               = Key[float64]{"DOWNLOAD_DELAY", 0.0, "seconds between the starts of two requests of one slot", true}
	DownloadFailOnDataloss      = Key[bool]{"DOWNLOAD_FAIL_ON_DATALOSS", true, "a body that ends too early is an error", false}
	DownloadMaxsize             = Key[int]{"DOWNLOAD_MAXSIZE", 1024 * 1024 * 1024, "largest body in bytes, before and after decompression; 0 is no limit", false}
	DownloadSlots               = Key[Dict]{"DOWNLOAD_SLOTS", Dict{}, "per slot: concurrency, delay, randomize_delay", true}
	DownloadTimeout             = Key[float64]{"DOWNLOAD_TIMEOUT", 180.0, "seconds for one download, body included", true}
	DownloadVerifyCertificates  = Key[bool]{"DOWNLOAD_VERIFY_CERTIFICATES", false, "refuse servers whose TLS certificate is not valid", false}
	DownloadWarnsize            = Key[int]{"DOWNLOAD_WARNSIZE", 32 * 1024 * 1024, "body size in bytes that logs a warning; 0 is off", false}
	DupefilterDebug             = Key[bool]{"DUPEFILTER_DEBUG", false, "log every duplicate, not only the first", false}
	RandomizeDownloadDelay      = Key[bool]{"RANDOMIZE_DOWNLOAD_DELAY", true, "wait 0.5 to 1.5 times DOWNLOAD_DELAY", true}
	RedirectEnabled             = Key[bool]{"REDIRECT_ENABLED", true, "follow redirects", true}
	RedirectMaxTimes            = Key[int]{"REDIRECT_MAX_TIMES", 20, "redirects followed for one request", true}
	RedirectPriorityAdjust      = Key[int]{"REDIRECT_PRIORITY_ADJUST", 2, "priority change of a redirected request", true}
	RetryEnabled                = Key[bool]{"RETRY_ENABLED", true, "try failed downloads again", true}
	RetryExceptions             = Key[[]string]{"RETRY_EXCEPTIONS", []string{"CannotResolveHostError", "DownloadConnectionRefusedError", "DownloadFailedError", "DownloadTimeoutError", "ResponseDataLossError"}, "names of the errors that are retried", true}
	RetryGiveUpLogLevel         = Key[string]{"RETRY_GIVE_UP_LOG_LEVEL", "ERROR", "level of the \"Gave up retrying\" lines", true}
	RetryHttpCodes              = Key[[]int]{"RETRY_HTTP_CODES", []int{500, 502, 503, 504, 522, 524, 408, 429}, "statuses that are retried", true}
	RetryPriorityAdjust         = Key[int]{"RETRY_PRIORITY_ADJUST", -1, "priority change of a retried request", true}
	RetryTimes                  = Key[int]{"RETRY_TIMES", 2, "retries besides the first try", true}
	RobotstxtObey               = Key[bool]{"ROBOTSTXT_OBEY", false, "obey robots.txt", false}
	RobotstxtUserAgent          = Key[string]{"ROBOTSTXT_USER_AGENT", "", "user agent for matching robots.txt; none is the one of the request", false}
	UserAgent                   = Key[string]{"USER_AGENT", "gojscrape (+https://github.com/gojscrape/gojscrape)", "User-Agent of requests that do not set it", true}
)

var downloadSettings = []Entry{
	CompressionEnabled,
	atLeast(ConcurrentRequests, 0),
	atLeast(ConcurrentRequestsPerDomain, 1),
	CookiesDebug,
	CookiesEnabled,
	DefaultRequestHeaders,
	DownloaderStats,
	atLeast(DownloadDelay, 0),
	DownloadFailOnDataloss,
	atLeast(DownloadMaxsize, 0),
	DownloadSlots,
	atLeast(DownloadTimeout, 0),
	DownloadVerifyCertificates,
	atLeast(DownloadWarnsize, 0),
	DupefilterDebug,
	RandomizeDownloadDelay,
	RedirectEnabled,
	atLeast(RedirectMaxTimes, 0),
	RedirectPriorityAdjust,
	RetryEnabled,
	RetryExceptions,
	levelName(RetryGiveUpLogLevel),
	RetryHttpCodes,
	RetryPriorityAdjust,
	atLeast(RetryTimes, 0),
	RobotstxtObey,
	RobotstxtUserAgent,
	UserAgent,
}
