// The module "gojscrape": the settings.

declare module 'gojscrape' {
  /** The settings. One of your own is added by declaring it once more:
   * declare module 'gojscrape' { interface Settings { MY_LIMIT?: number } } */
  export interface Settings {
    // <generated from the table of settings>
    /** ask for compressed bodies and decode them (default true) */
    COMPRESSION_ENABLED?: boolean | null
    /** requests that may be in the downloader at once; 0 is no limit; 0 or more (default 16) */
    CONCURRENT_REQUESTS?: number | null
    /** transfers of one download slot at once; 1 or more (default 8) */
    CONCURRENT_REQUESTS_PER_DOMAIN?: number | null
    /** log every Cookie and Set-Cookie header (default false) */
    COOKIES_DEBUG?: boolean | null
    /** keep cookies and send them back (default true) */
    COOKIES_ENABLED?: boolean | null
    /** headers of requests that do not set them */
    DEFAULT_REQUEST_HEADERS?: object | null
    /** count downloader/* stats (default true) */
    DOWNLOADER_STATS?: boolean | null
    /** seconds between the starts of two requests of one slot; 0 or more (default 0) */
    DOWNLOAD_DELAY?: number | null
    /** a body that ends too early is an error (default true) */
    DOWNLOAD_FAIL_ON_DATALOSS?: boolean | null
    /** largest body in bytes, before and after decompression; 0 is no limit; 0 or more (default 1073741824) */
    DOWNLOAD_MAXSIZE?: number | null
    /** per slot: concurrency, delay, randomize_delay */
    DOWNLOAD_SLOTS?: object | null
    /** seconds for one download, body included; 0 or more (default 180) */
    DOWNLOAD_TIMEOUT?: number | null
    /** refuse servers whose TLS certificate is not valid (default false) */
    DOWNLOAD_VERIFY_CERTIFICATES?: boolean | null
    /** body size in bytes that logs a warning; 0 is off; 0 or more (default 33554432) */
    DOWNLOAD_WARNSIZE?: number | null
    /** log every duplicate, not only the first (default false) */
    DUPEFILTER_DEBUG?: boolean | null
    /** wait 0.5 to 1.5 times DOWNLOAD_DELAY (default true) */
    RANDOMIZE_DOWNLOAD_DELAY?: boolean | null
    /** follow redirects (default true) */
    REDIRECT_ENABLED?: boolean | null
    /** redirects followed for one request; 0 or more (default 20) */
    REDIRECT_MAX_TIMES?: number | null
    /** priority change of a redirected request (default 2) */
    REDIRECT_PRIORITY_ADJUST?: number | null
    /** try failed downloads again (default true) */
    RETRY_ENABLED?: boolean | null
    /** names of the errors that are retried */
    RETRY_EXCEPTIONS?: readonly (string | number)[] | null
    /** level of the "Gave up retrying" lines (default "ERROR") */
    RETRY_GIVE_UP_LOG_LEVEL?: 'CRITICAL' | 'ERROR' | 'WARNING' | 'INFO' | 'DEBUG' | (string & {}) | null
    /** statuses that are retried */
    RETRY_HTTP_CODES?: readonly (string | number)[] | null
    /** priority change of a retried request (default -1) */
    RETRY_PRIORITY_ADJUST?: number | null
    /** retries besides the first try; 0 or more (default 2) */
    RETRY_TIMES?: number | null
    /** obey robots.txt (default false) */
    ROBOTSTXT_OBEY?: boolean | null
    /** user agent for matching robots.txt; none is the one of the request (default "") */
    ROBOTSTXT_USER_AGENT?: string | null
    /** User-Agent of requests that do not set it (default "gojscrape (+https://github.com/gojscrape/gojscrape)") */
    USER_AGENT?: string | null
    /** project name in the start log (default "scrapybot") */
    BOT_NAME?: string | null
    /** close after this many spider_error signals; 0 is off; 0 or more (default 0) */
    CLOSESPIDER_ERRORCOUNT?: number | null
    /** close after this many scraped items; 0 is off; 0 or more (default 0) */
    CLOSESPIDER_ITEMCOUNT?: number | null
    /** close after this many responses; 0 is off; 0 or more (default 0) */
    CLOSESPIDER_PAGECOUNT?: number | null
    /** close after this many responses in a row without an item; 0 is off; 0 or more (default 0) */
    CLOSESPIDER_PAGECOUNT_NO_ITEM?: number | null
    /** close after this many seconds; 0 is off; 0 or more (default 0) */
    CLOSESPIDER_TIMEOUT?: number | null
    /** close when no item came for this many seconds; 0 is off; 0 or more (default 0) */
    CLOSESPIDER_TIMEOUT_NO_ITEM?: number | null
    /** items of one response that may be in the pipelines at once; 1 or more (default 100) */
    CONCURRENT_ITEMS?: number | null
    /** level of the "Dropped" lines (default "WARNING") */
    DEFAULT_DROPITEM_LOG_LEVEL?: 'CRITICAL' | 'ERROR' | 'WARNING' | 'INFO' | 'DEBUG' | (string & {}) | null
    /** deepest depth followed; 0 is no limit; 0 or more (default 0) */
    DEPTH_LIMIT?: number | null
    /** priority is lowered by depth times this (default 0) */
    DEPTH_PRIORITY?: number | null
    /** count requests per depth (default false) */
    DEPTH_STATS_VERBOSE?: boolean | null
    /** your downloader middlewares and their order; null disables */
    DOWNLOADER_MIDDLEWARES?: object | null
    /** your extensions and their order; null disables */
    EXTENSIONS?: object | null
    /** statuses besides 2xx that the callback gets */
    HTTPERROR_ALLOWED_CODES?: readonly (string | number)[] | null
    /** hand every status to the callback (default false) */
    HTTPERROR_ALLOW_ALL?: boolean | null
    /** your item pipelines and their order; null disables */
    ITEM_PIPELINES?: object | null
    /** send the Referer header (default true) */
    REFERER_ENABLED?: boolean | null
    /** what the Referer header tells: a name of the W3C policy or Scrapy's class path (default "scrapy.spidermiddlewares.referer.DefaultReferrerPolicy") */
    REFERRER_POLICY?: string | null
    /** bytes of responses in callbacks past which no new downloads start; 1 or more (default 5000000) */
    SCRAPER_SLOT_MAX_ACTIVE_SIZE?: number | null
    /** your spider middlewares and their order; null disables */
    SPIDER_MIDDLEWARES?: object | null
    /** longest URL followed; 0 is no limit; 0 or more (default 2083) */
    URLLENGTH_LIMIT?: number | null
    /** warn of "return x" in a generator callback (default true) */
    WARN_ON_GENERATOR_RETURN_VALUE?: boolean | null
    /** where items go: URI to options */
    FEEDS?: object | null
    /** encoding of feeds; none is escaped ASCII for JSON and UTF-8 for the others (default "") */
    FEED_EXPORT_ENCODING?: string | null
    /** fields of feeds and their order: a list, or a mapping from field to title */
    FEED_EXPORT_FIELDS?: unknown
    /** indentation of JSON and XML feeds; 0 is one item a line, null is compact */
    FEED_EXPORT_INDENT?: unknown
    /** write feeds that have no items (default true) */
    FEED_STORE_EMPTY?: boolean | null
    /** seconds between two "Crawled N pages" lines; 0 or more (default 60) */
    LOGSTATS_INTERVAL?: number | null
    /** time format of log records (default "%Y-%m-%d %H:%M:%S") */
    LOG_DATEFORMAT?: string | null
    /** log at all (default true) */
    LOG_ENABLED?: boolean | null
    /** file the log goes to instead of stderr (default "") */
    LOG_FILE?: string | null
    /** append to the log file (default true) */
    LOG_FILE_APPEND?: boolean | null
    /** format of log records (default "%(asctime)s [%(name)s] %(levelname)s: %(message)s") */
    LOG_FORMAT?: string | null
    /** lowest level logged (default "DEBUG") */
    LOG_LEVEL?: 'CRITICAL' | 'ERROR' | 'WARNING' | 'INFO' | 'DEBUG' | (string & {}) | null
    /** log "scrapy" instead of the component (default false) */
    LOG_SHORT_NAMES?: boolean | null
    /** seconds between two looks at the memory; 0.001 or more (default 60) */
    MEMUSAGE_CHECK_INTERVAL_SECONDS?: number | null
    /** watch the memory of the process (where the system tells) (default true) */
    MEMUSAGE_ENABLED?: boolean | null
    /** close the spider when the process ever took more MiB than this; 0 is off; 0 or more (default 0) */
    MEMUSAGE_LIMIT_MB?: number | null
    /** warn once when the process ever took more MiB than this; 0 is off; 0 or more (default 0) */
    MEMUSAGE_WARNING_MB?: number | null
    /** log the stats at the end (default true) */
    STATS_DUMP?: boolean | null
    /** seconds that JavaScript may run without returning to the loop; 0 or more (default 30) */
    CALLBACK_CPU_LIMIT?: number | null
    /** requests of one callback that may wait in the scheduler before it is asked for more; 0 is no limit; 0 or more (default 10000) */
    CALLBACK_PENDING_LIMIT?: number | null
    /** seconds that closing waits for hooks; 0 or more (default 60) */
    CLOSE_TIMEOUT?: number | null
    /** items of the whole crawl that may be in the pipelines at once; 0 is no limit; 0 or more (default 0) */
    CONCURRENT_ITEMS_TOTAL?: number | null
    /** refuse loopback, private, link-local and metadata addresses, checked after resolution (default false) */
    DENY_PRIVATE_ADDRESSES?: boolean | null
    /** attributes of one element that a parser keeps; 0 is 1000 in HTML and 100000 in XML; 0 or more (default 0) */
    DOCUMENT_MAX_ATTRIBUTES?: number | null
    /** elements within each other: deeper ones of HTML become siblings, XML ends there; 0 is 512 in HTML and 2048 in XML; 0 or more (default 0) */
    DOCUMENT_MAX_DEPTH?: number | null
    /** elements, texts and comments of one document; the rest of it is not parsed; 1 or more (default 10000000) */
    DOCUMENT_MAX_NODES?: number | null
    /** hand errors of a callback to the request's errback too (default false) */
    ERRBACK_ON_CALLBACK_ERROR?: boolean | null
    /** seconds that an awaited promise of a hook may stay pending; 0 is no limit; 0 or more (default 600) */
    HOOK_TIMEOUT?: number | null
    /** log records as JSON lines (default false) */
    LOG_JSON?: boolean | null
    /** start requests that may wait before start() is asked for more; 0 is no limit; 0 or more (default 1000) */
    START_PENDING_LIMIT?: number | null
    /** form of the stats dump (default "scrapy") */
    STATS_DUMP_FORMAT?: 'scrapy' | 'json' | (string & {}) | null
    /** what an unhandled rejection does: log it and count it, close the spider too, or nothing (default "error") */
    UNHANDLED_REJECTION?: 'error' | 'strict' | 'ignore' | (string & {}) | null
    // </generated>
  }
}
