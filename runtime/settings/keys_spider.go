package settings

// What spiders get and follow, and the parts of a crawl.
var (
	BotName                    = Key[string]{"BOT_NAME", "scrapybot", "project name in the start log", false}
	ClosespiderErrorcount      = Key[int]{"CLOSESPIDER_ERRORCOUNT", 0, "close after this many spider_error signals; 0 is off", false}
	ClosespiderItemcount       = Key[int]{"CLOSESPIDER_ITEMCOUNT", 0, "close after this many scraped items; 0 is off", false}
	ClosespiderPagecount       = Key[int]{"CLOSESPIDER_PAGECOUNT", 0, "close after this many responses; 0 is off", false}
	ClosespiderPagecountNoItem = Key[int]{"CLOSESPIDER_PAGECOUNT_NO_ITEM", 0, "close after this many responses in a row without an item; 0 is off", false}
	ClosespiderTimeout         = Key[float64]{"CLOSESPIDER_TIMEOUT", 0.0, "close after this many seconds; 0 is off", false}
	ClosespiderTimeoutNoItem   = Key[float64]{"CLOSESPIDER_TIMEOUT_NO_ITEM", 0.0, "close when no item came for this many seconds; 0 is off", false}
	ConcurrentItems            = Key[int]{"CONCURRENT_ITEMS", 100, "items of one response that may be in the pipelines at once", true}
	DefaultDropitemLogLevel    = Key[string]{"DEFAULT_DROPITEM_LOG_LEVEL", "WARNING", "level of the \"Dropped\" lines", true}
	DepthLimit                 = Key[int]{"DEPTH_LIMIT", 0, "deepest depth followed; 0 is no limit", true}
	DepthPriority              = Key[int]{"DEPTH_PRIORITY", 0, "priority is lowered by depth times this", true}
	DepthStatsVerbose          = Key[bool]{"DEPTH_STATS_VERBOSE", false, "count requests per depth", true}
	DownloaderMiddlewares      = Key[Dict]{"DOWNLOADER_MIDDLEWARES", Dict{}, "your downloader middlewares and their order; null disables", false}
	Extensions                 = Key[Dict]{"EXTENSIONS", Dict{}, "your extensions and their order; null disables", false}
	HttperrorAllowedCodes      = Key[[]int]{"HTTPERROR_ALLOWED_CODES", []int{}, "statuses besides 2xx that the callback gets", true}
	HttperrorAllowAll          = Key[bool]{"HTTPERROR_ALLOW_ALL", false, "hand every status to the callback", true}
	ItemPipelines              = Key[Dict]{"ITEM_PIPELINES", Dict{}, "your item pipelines and their order; null disables", false}
	RefererEnabled             = Key[bool]{"REFERER_ENABLED", true, "send the Referer header", true}
	ReferrerPolicy             = Key[string]{"REFERRER_POLICY", "scrapy.spidermiddlewares.referer.DefaultReferrerPolicy", "what the Referer header tells: a name of the W3C policy or Scrapy's class path", true}
	ScraperSlotMaxActiveSize   = Key[int]{"SCRAPER_SLOT_MAX_ACTIVE_SIZE", 5000000, "bytes of responses in callbacks past which no new downloads start", true}
	SpiderMiddlewares          = Key[Dict]{"SPIDER_MIDDLEWARES", Dict{}, "your spider middlewares and their order; null disables", false}
	UrllengthLimit             = Key[int]{"URLLENGTH_LIMIT", 2083, "longest URL followed; 0 is no limit", true}
	WarnOnGeneratorReturnValue = Key[bool]{"WARN_ON_GENERATOR_RETURN_VALUE", true, "warn of \"return x\" in a generator callback", true}
)

var spiderSettings = []Entry{
	BotName,
	atLeast(ClosespiderErrorcount, 0),
	atLeast(ClosespiderItemcount, 0),
	atLeast(ClosespiderPagecount, 0),
	atLeast(ClosespiderPagecountNoItem, 0),
	atLeast(ClosespiderTimeout, 0),
	atLeast(ClosespiderTimeoutNoItem, 0),
	atLeast(ConcurrentItems, 1),
	levelName(DefaultDropitemLogLevel),
	atLeast(DepthLimit, 0),
	DepthPriority,
	DepthStatsVerbose,
	DownloaderMiddlewares,
	Extensions,
	HttperrorAllowedCodes,
	HttperrorAllowAll,
	ItemPipelines,
	RefererEnabled,
	ReferrerPolicy,
	atLeast(ScraperSlotMaxActiveSize, 1),
	SpiderMiddlewares,
	atLeast(UrllengthLimit, 0),
	WarnOnGeneratorReturnValue,
}
