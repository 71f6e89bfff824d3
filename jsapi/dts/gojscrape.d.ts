// The module "gojscrape" for TypeScript and for editors. How to use it is told in
// docs/guide/typescript.md. Tests hold the names to what a script really finds.

declare module 'gojscrape' {
  // Every name of Scrapy's answers to Scrapy's spelling too: dontFilter is dont_filter.
  // Members are declared once, in camelCase, and Spelled adds the other spelling.
  type Snake<S extends string> = S extends `${infer Head}${infer Tail}`
    ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${Snake<Tail>}`
    : S
  type Camel<S extends string> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S
  type Spelled<T> = T & { [Key in keyof T as Key extends string ? Snake<Key> : never]: T[Key] }

  // ------------------------------------------------------------------ results

  /** What is scraped: a plain object, a Map or an instance of a class of your own. */
  export type Item = object
  /** One thing that a callback yields; null and undefined are ignored. */
  export type Result = Request | Item | null | undefined
  /** All that a callback may return. Async generators are the usual shape. */
  export type Output = Result | void | Iterable<Result> | AsyncIterable<Result> | Promise<Result | void | Iterable<Result> | AsyncIterable<Result>>

  /** A method of the spider, its name, or any function; null is the default, parse. */
  export type Callback = string | null | { call(response: Response, cbKwargs: any): Output }['call']
  /** Hears of a request that failed. */
  export type Errback = string | null | { call(failure: Failure): Output }['call']

  // ------------------------------------------------------------------ spiders

  /** What -a gives on the command line. */
  export type Arguments = Record<string, string>

  interface SpiderAttributes {
    /** Requested first, with parse as callback. */
    startUrls?: string[]
    /** Requests to other domains are dropped; subdomains are included. */
    allowedDomains?: string[]
    /** Statuses outside 200 to 299 that reach callbacks. */
    handleHttpstatusList?: number[]
    userAgent?: string
    /** Seconds. */
    downloadTimeout?: number
    /** Seconds between requests to one site. */
    downloadDelay?: number
    /** Bytes. */
    downloadMaxsize?: number
    /** Bytes. */
    downloadWarnsize?: number
    /** Settings of this spider; static only. */
    customSettings?: Settings
  }

  interface SpiderStatics extends SpiderAttributes {
    /** Makes the spider. */
    fromCrawler(crawler: Crawler, args: Arguments): Spider
    /** Changes settings before the crawl; the default writes customSettings. */
    updateSettings(settings: SettingsObject): void
  }

  interface SpiderConstructor extends Spelled<SpiderStatics> {
    new (args?: Arguments): Spider
  }
  export const Spider: SpiderConstructor

  interface SpiderHooks {
    /** Called when the spider has closed. */
    closed?(reason: string): void | Promise<void>
  }

  export interface Spider extends Spelled<SpiderAttributes>, SpiderHooks {
    readonly name: string
    readonly crawler: Crawler
    readonly settings: SettingsObject
    readonly logger: Logger
    /** Plain data of your own. */
    state: Record<string, any>
    /** The first requests (and items); without it one request for each of startUrls. */
    start(): Output
    /** The callback of requests that name none. */
    parse(response: Response, cbKwargs: any): Output
    log(message: string, level?: 'debug' | 'info' | 'warning' | 'error' | 'critical'): void
    /** Downloads outside the scheduler, and resolves to the response. */
    download(request: Request | string, options?: RequestOptions): Promise<Response>
    toString(): string
  }

  /** What an errback gets. */
  export interface Failure {
    readonly request: Request
    /** The response of an HttpError, otherwise null. */
    readonly response: Response | null
    readonly value: Error
    readonly type: Function
    /** The first of the classes that the error is an instance of, or null. */
    check<C extends abstract new (...args: any) => any>(...classes: C[]): C | null
    getErrorMessage(): string
    toString(): string
  }

  // ------------------------------------------------------------------ requests

  export type HeadersInit = Headers | Record<string, string | string[] | null> | Map<string, string | string[] | null> | [string, string][]
  export interface Cookie {
    name: string
    value: string
    domain?: string
    path?: string
    secure?: boolean
  }
  export type CookiesInit = Record<string, string> | Map<string, string> | Cookie[]

  interface RequestFields {
    callback?: Callback
    errback?: Errback
    /** "GET" unless said otherwise. */
    method?: string
    headers?: HeadersInit
    body?: string | Uint8Array | null
    cookies?: CookiesInit
    /** Data that goes with the request; some keys steer the crawl. */
    meta?: Record<string, any>
    encoding?: string
    /** Higher ones first. */
    priority?: number
    /** Requests a page again that was requested before. */
    dontFilter?: boolean
    flags?: string[]
    /** The second argument of the callback. */
    cbKwargs?: Record<string, any>
  }
  export interface RequestOptions extends Spelled<RequestFields> {}

  interface RequestMembers {
    readonly url: string
    method: string
    headers: Headers
    readonly body: Uint8Array
    cookies: Cookie[]
    meta: Record<string, any>
    cbKwargs: Record<string, any>
    encoding: string
    priority: number
    dontFilter: boolean
    flags: string[]
    callback: Callback
    errback: Errback
    copy(): Request
    /** A copy in which some things are changed. */
    replace(changes: RequestOptions & { url?: string }): Request
    toString(): string
  }
  export interface Request extends Spelled<RequestMembers> {}
  export class Request {
    /** The URL is absolute; a relative one is resolved with response.urljoin or response.follow. */
    constructor(url: string, options?: RequestOptions)
  }

  interface HeadersMembers {
    /** The last value of a header, or the default, or null. */
    get(name: string): string | null
    get<D>(name: string, fallback: D): string | D
    getlist(name: string): string[]
    set(name: string, value: string | string[] | null): void
    append(name: string, value: string): void
    setdefault(name: string, value: string | string[]): string
    has(name: string): boolean
    delete(name: string): boolean
    keys(): string[]
    entries(): [string, string][]
  }
  export interface Headers extends Spelled<HeadersMembers> {
    toJSON(): Record<string, string[]>
    [Symbol.iterator](): IterableIterator<[string, string]>
  }
  export class Headers {
    constructor(init?: HeadersInit)
  }

  // ------------------------------------------------------------------ responses

  export interface ResponseOptions {
    /** 200 unless said otherwise. */
    status?: number
    headers?: HeadersInit
    body?: string | Uint8Array | null
    encoding?: string
    request?: Request
    flags?: string[]
  }

  /** What can be followed: a URL, which may be relative, or a selector of a link. */
  export type Target = string | Selector | { url: string }

  interface ResponseMembers {
    readonly url: string
    readonly status: number
    readonly headers: Headers
    readonly body: Uint8Array
    readonly flags: string[]
    readonly request: Request | null
    readonly meta: Record<string, any>
    readonly cbKwargs: Record<string, any>
    readonly ipAddress: string | null
    /** "HTTP/1.1", "h2". */
    readonly protocol: string | null
    readonly certificate: { subject: string; issuer: string; validFrom: Date; validTo: Date; serialNumber: string; raw: Uint8Array } | null
    copy(): this
    replace(changes: ResponseOptions & { url?: string }): this
    urljoin(url: string): string
    /** A request for a link of this page. */
    follow(target: Target, options?: RequestOptions): Request
    /** A request for each link of a list, or for each that a query finds. */
    followAll(targets: Iterable<Target>, options?: RequestOptions): Request[]
    followAll(query: ({ css: string } | { xpath: string }) & RequestOptions): Request[]
    toString(): string
  }

  interface TextMembers {
    readonly text: string
    readonly encoding: string
    readonly selector: Selector
    css(query: string): SelectorList
    xpath(query: string, options?: XPathOptions): SelectorList
    json(): any
    /** The page as jQuery walks it. */
    readonly $: (selector: string | Query) => Query
  }

  /** What response.$ finds. */
  export interface Query extends Spelled<QueryMembers> {}
  interface QueryMembers {
    readonly length: number
    find(selector: string): Query
    filter(selector: string): Query
    not(selector: string): Query
    closest(selector: string): Query
    parent(selector?: string): Query
    parents(selector?: string): Query
    children(selector?: string): Query
    siblings(selector?: string): Query
    next(selector?: string): Query
    prev(selector?: string): Query
    first(): Query
    last(): Query
    eq(index: number): Query
    is(selector: string): boolean
    hasClass(name: string): boolean
    text(): string
    /** The markup inside the first element, null without one. */
    html(): string | null
    attr(name: string): string | undefined
    /** All attributes of the first element. */
    attrs(): Record<string, string>
    /** Until the function returns false. */
    each(fn: (index: number, element: Query) => unknown): Query
    map<T>(fn: (index: number, element: Query) => T): T[]
    toArray(): Query[]
  }

  /** Callbacks nearly always get one of the text classes, so the members of text are
   * declared here. A response that is none, such as an image, has only url to followAll. */
  export interface Response extends Spelled<ResponseMembers>, Spelled<TextMembers> {}
  export class Response {
    constructor(url: string, options?: ResponseOptions)
  }
  export class TextResponse extends Response {}
  export class HtmlResponse extends TextResponse {}
  export class XmlResponse extends TextResponse {}
  export class JsonResponse extends TextResponse {}

  // ------------------------------------------------------------------ selectors

  /** Variables of the query ($name) and prefixes of namespaces. */
  export interface XPathOptions {
    vars?: Record<string, string | number | boolean>
    namespaces?: Record<string, string>
    [variable: string]: any
  }
  type ReOptions = Spelled<{ replaceEntities?: boolean }>

  interface Queries {
    css(query: string): SelectorList
    xpath(query: string, options?: XPathOptions): SelectorList
    /** All that a pattern finds: its groups, or the whole match without one. */
    re(pattern: RegExp | string, options?: ReOptions): string[]
    reFirst(pattern: RegExp | string, options?: ReOptions): string | null
    reFirst<D>(pattern: RegExp | string, options: ReOptions & { default: D }): string | D
    getall(): string[]
    /** Attributes of the first element. */
    readonly attrib: Record<string, string>
    /** Takes the elements out of the document. */
    drop(): void
  }

  interface SelectorMembers extends Queries {
    /** The element as HTML, or the text. */
    get(): string
    extract(): string
    readonly type: 'html' | 'xml' | 'json' | 'text'
    registerNamespace(prefix: string, uri: string): void
    removeNamespaces(): void
    toString(): string
  }
  export interface Selector extends Spelled<SelectorMembers> {}
  export class Selector {
    constructor(from: { text: string; type?: 'html' | 'xml' | 'json' | 'text' } | { response: Response })
  }

  interface ListMembers extends Queries {
    /** The first match as text; null (or the default) when there is none. */
    get(): string | null
    get<D>(options: { default: D }): string | D
    extractFirst(): string | null
    extractFirst<D>(options: { default: D }): string | D
    extract(): string[]
  }
  export interface SelectorList extends Spelled<ListMembers> {
    /** Data, not another list of selectors. */
    map<T>(make: (selector: Selector, index: number, list: SelectorList) => T, thisArg?: any): T[]
  }
  export class SelectorList extends Array<Selector> {}

  // ------------------------------------------------------------------ the crawl

  interface CrawlerMembers {
    readonly settings: SettingsObject
    readonly stats: Stats
    readonly engine: Engine
    readonly signals: Signals
    /** Null before it is made. */
    readonly spider: Spider | null
  }
  export interface Crawler extends Spelled<CrawlerMembers> {}

  interface EngineMembers {
    /** Downloads outside the scheduler, through all downloader middlewares. */
    download(request: Request | string, options?: RequestOptions): Promise<Response>
    /** Schedules a request. */
    crawl(request: Request | string): Promise<void>
    /** Ends the crawl in good order. */
    close(reason?: string): void
    pause(): void
    unpause(): void
  }
  export interface Engine extends Spelled<EngineMembers> {}

  /** The signals, and what their handlers get besides the spider. */
  interface SignalEvents {
    engine_started: {}
    engine_stopped: {}
    scheduler_empty: {}
    spider_opened: {}
    /** What a handler yields is crawled; DontCloseSpider keeps the spider open. */
    spider_idle: {}
    spider_closed: { reason: string }
    spider_error: { failure: Failure; response: Response }
    item_scraped: { item: any; response: Response | null }
    item_dropped: { item: any; response: Response | null; exception: Error; failure: Failure }
    item_error: { item: any; response: Response | null; exception: Error; failure: Failure }
    request_scheduled: { request: Request }
    request_dropped: { request: Request }
    request_reached_downloader: { request: Request }
    request_left_downloader: { request: Request }
    response_received: { response: Response; request: Request }
    response_downloaded: { response: Response; request: Request }
    /** StopDownload ends the download. */
    headers_received: { headers: Headers; bodyLength: number; request: Request }
    /** StopDownload ends the download. */
    bytes_received: { data: Uint8Array; request: Request }
    feed_slot_closed: { slot: { uri: string; itemcount: number } }
    feed_exporter_closed: {}
    memusage_warning_reached: {}
    /** The first request of a site waits for its handlers. */
    robots_parsed: { robotparser: RobotParser; request: Request }
  }
  interface RobotParserMembers {
    allowed(url: string, userAgent: string): boolean
    /** Seconds between two requests. */
    crawlDelay(userAgent: string): number | null
    sitemaps(): string[]
  }
  export interface RobotParser extends Spelled<RobotParserMembers> {}
  type SignalName = keyof SignalEvents
  type SignalEvent<S extends SignalName> = Spelled<SignalEvents[S]> & { spider: Spider }
  export const signals: { readonly [S in SignalName]: S } & { readonly [S in SignalName as Camel<S>]: S }

  interface SignalsMembers {
    /** Handlers may be async, and are awaited. */
    connect<S extends SignalName>(handler: (event: SignalEvent<S>) => unknown, signal: S): void
    disconnect<S extends SignalName>(handler: (event: SignalEvent<S>) => unknown, signal: S): boolean
    /** The next event. */
    waitFor<S extends SignalName>(signal: S): Promise<SignalEvent<S>>
    /** A signal of the script's own: any other text, a symbol or an object. */
    connect(handler: (event: any) => unknown, signal: string | symbol | object): void
    disconnect(handler: (event: any) => unknown, signal: string | symbol | object): boolean
    waitFor(signal: string | symbol | object): Promise<any>
    disconnectAll(signal: string | symbol | object): void
    /** Sends a signal of the script's own; comes to each handler with its result, or its Failure. */
    sendCatchLog(signal: string | symbol | object, values?: object): Promise<[Function, any][]>
    sendCatchLogAsync(signal: string | symbol | object, values?: object): Promise<[Function, any][]>
  }
  export interface Signals extends Spelled<SignalsMembers> {}

  interface StatsMembers {
    getValue(key: string, fallback?: any): any
    setValue(key: string, value: any): void
    incValue(key: string, count?: number): void
    maxValue(key: string, value: number): void
    minValue(key: string, value: number): void
    getStats(): Record<string, any>
  }
  export interface Stats extends Spelled<StatsMembers> {}

  interface LoggerMembers {
    debug(...values: any[]): void
    info(...values: any[]): void
    log(...values: any[]): void
    warning(...values: any[]): void
    warn(...values: any[]): void
    error(...values: any[]): void
    exception(...values: any[]): void
    critical(...values: any[]): void
  }
  export interface Logger extends Spelled<LoggerMembers> {}

  export type SettingPriority = 'default' | 'command' | 'addon' | 'project' | 'spider' | 'cmdline' | number
  interface SettingsMembers {
    get(name: string, fallback?: any): any
    getbool(name: string, fallback?: boolean): boolean
    getint(name: string, fallback?: number): number
    getfloat(name: string, fallback?: number): number
    getlist(name: string, fallback?: any[]): any[]
    getdict(name: string, fallback?: Record<string, any>): Record<string, any>
    getpriority(name: string): number | null
    set(name: string, value: any, priority?: SettingPriority): void
    setdict(values: Record<string, any>, priority?: SettingPriority): void
  }
  export interface SettingsObject extends Spelled<SettingsMembers> {}

  // ------------------------------------------------------------------ components
  // Plain classes with any of these hooks, sync or async; "implements" checks them.

  export interface ItemPipeline {
    openSpider?(spider: Spider): unknown
    /** Returns the item for the next pipeline, or throws DropItem. */
    processItem?(item: any, spider: Spider): unknown
    closeSpider?(spider: Spider): unknown
  }
  export interface DownloaderMiddleware {
    /** Nothing goes on; a Response is the answer; a Request is scheduled instead. */
    processRequest?(request: Request, spider: Spider): unknown
    processResponse?(request: Request, response: Response, spider: Spider): unknown
    processException?(request: Request, exception: Error, spider: Spider): unknown
  }
  export interface SpiderMiddleware {
    processStart?(start: AsyncIterable<Result>): unknown
    processSpiderInput?(response: Response, spider: Spider): unknown
    processSpiderOutput?(response: Response, result: AsyncIterable<Result>, spider: Spider): unknown
    processSpiderException?(response: Response, exception: Error, spider: Spider): unknown
  }

  // ------------------------------------------------------------------ errors

  /** Closes the spider, from a callback or a handler. */
  export class CloseSpider extends Error {
    constructor(reason?: string)
    reason: string
  }
  /** Drops an item, from a pipeline. */
  export class DropItem extends Error {
    constructor(message?: string, options?: Spelled<{ logLevel?: string }>)
    logLevel: string | null
    log_level: string | null
  }
  /** Ends a download early, from a handler of headers or bytes. */
  export class StopDownload extends Error {
    constructor(options?: { fail?: boolean })
    fail: boolean
  }
  /** A response whose status the spider does not handle. */
  export class HttpError extends Error {
    constructor(response: Response, message?: string)
    response: Response
  }
  export class NotConfigured extends Error {}
  export class IgnoreRequest extends Error {}
  export class DontCloseSpider extends Error {}
  export class NotSupported extends Error {}
  export class UsageError extends Error {}
  export class DownloadConnectionRefusedError extends Error {}
  export class CannotResolveHostError extends Error {}
  export class DownloadTimeoutError extends Error {}
  export class DownloadCancelledError extends Error {}
  export class DownloadFailedError extends Error {}
  export class ResponseDataLossError extends Error {}
  export class UnsupportedURLSchemeError extends Error {}

  // ------------------------------------------------------------------ settings

  /** The settings. One of your own is added by declaring it once more:
   * declare module 'gojscrape' { interface Settings { MY_LIMIT?: number } } */
  export interface Settings {
    // <generated from the table of settings>
    /** ask for compressed bodies and decode them */
    COMPRESSION_ENABLED?: boolean | null
    /** requests that may be in the downloader at once; 0 is no limit */
    CONCURRENT_REQUESTS?: number | null
    /** transfers of one download slot at once */
    CONCURRENT_REQUESTS_PER_DOMAIN?: number | null
    /** log every Cookie and Set-Cookie header */
    COOKIES_DEBUG?: boolean | null
    /** keep cookies and send them back */
    COOKIES_ENABLED?: boolean | null
    /** headers of requests that do not set them */
    DEFAULT_REQUEST_HEADERS?: object | null
    /** count downloader/* stats */
    DOWNLOADER_STATS?: boolean | null
    /** seconds between the starts of two requests of one slot */
    DOWNLOAD_DELAY?: number | null
    /** a body that ends too early is an error */
    DOWNLOAD_FAIL_ON_DATALOSS?: boolean | null
    /** largest body in bytes, before and after decompression; 0 is no limit */
    DOWNLOAD_MAXSIZE?: number | null
    /** per slot: concurrency, delay, randomize_delay */
    DOWNLOAD_SLOTS?: object | null
    /** seconds for one download, body included */
    DOWNLOAD_TIMEOUT?: number | null
    /** refuse servers whose TLS certificate is not valid */
    DOWNLOAD_VERIFY_CERTIFICATES?: boolean | null
    /** body size in bytes that logs a warning; 0 is off */
    DOWNLOAD_WARNSIZE?: number | null
    /** log every duplicate, not only the first */
    DUPEFILTER_DEBUG?: boolean | null
    /** wait 0.5 to 1.5 times DOWNLOAD_DELAY */
    RANDOMIZE_DOWNLOAD_DELAY?: boolean | null
    /** follow redirects */
    REDIRECT_ENABLED?: boolean | null
    /** redirects followed for one request */
    REDIRECT_MAX_TIMES?: number | null
    /** priority change of a redirected request */
    REDIRECT_PRIORITY_ADJUST?: number | null
    /** try failed downloads again */
    RETRY_ENABLED?: boolean | null
    /** names of the errors that are retried */
    RETRY_EXCEPTIONS?: readonly (string | number)[] | null
    /** level of the "Gave up retrying" lines */
    RETRY_GIVE_UP_LOG_LEVEL?: string | null
    /** statuses that are retried */
    RETRY_HTTP_CODES?: readonly (string | number)[] | null
    /** priority change of a retried request */
    RETRY_PRIORITY_ADJUST?: number | null
    /** retries besides the first try */
    RETRY_TIMES?: number | null
    /** obey robots.txt */
    ROBOTSTXT_OBEY?: boolean | null
    /** user agent for matching robots.txt; none is the one of the request */
    ROBOTSTXT_USER_AGENT?: string | null
    /** User-Agent of requests that do not set it */
    USER_AGENT?: string | null
    /** project name in the start log */
    BOT_NAME?: string | null
    /** close after this many spider_error signals; 0 is off */
    CLOSESPIDER_ERRORCOUNT?: number | null
    /** close after this many scraped items; 0 is off */
    CLOSESPIDER_ITEMCOUNT?: number | null
    /** close after this many responses; 0 is off */
    CLOSESPIDER_PAGECOUNT?: number | null
    /** close after this many responses in a row without an item; 0 is off */
    CLOSESPIDER_PAGECOUNT_NO_ITEM?: number | null
    /** close after this many seconds; 0 is off */
    CLOSESPIDER_TIMEOUT?: number | null
    /** close when no item came for this many seconds; 0 is off */
    CLOSESPIDER_TIMEOUT_NO_ITEM?: number | null
    /** items of one response that may be in the pipelines at once */
    CONCURRENT_ITEMS?: number | null
    /** level of the "Dropped" lines */
    DEFAULT_DROPITEM_LOG_LEVEL?: string | null
    /** deepest depth followed; 0 is no limit */
    DEPTH_LIMIT?: number | null
    /** priority is lowered by depth times this */
    DEPTH_PRIORITY?: number | null
    /** count requests per depth */
    DEPTH_STATS_VERBOSE?: boolean | null
    /** your downloader middlewares and their order; null disables */
    DOWNLOADER_MIDDLEWARES?: object | null
    /** your extensions and their order; null disables */
    EXTENSIONS?: object | null
    /** statuses besides 2xx that the callback gets */
    HTTPERROR_ALLOWED_CODES?: readonly (string | number)[] | null
    /** hand every status to the callback */
    HTTPERROR_ALLOW_ALL?: boolean | null
    /** your item pipelines and their order; null disables */
    ITEM_PIPELINES?: object | null
    /** send the Referer header */
    REFERER_ENABLED?: boolean | null
    /** what the Referer header tells: a name of the W3C policy or Scrapy's class path */
    REFERRER_POLICY?: string | null
    /** bytes of responses in callbacks past which no new downloads start */
    SCRAPER_SLOT_MAX_ACTIVE_SIZE?: number | null
    /** your spider middlewares and their order; null disables */
    SPIDER_MIDDLEWARES?: object | null
    /** longest URL followed; 0 is no limit */
    URLLENGTH_LIMIT?: number | null
    /** warn of "return x" in a generator callback */
    WARN_ON_GENERATOR_RETURN_VALUE?: boolean | null
    /** where items go: URI to options */
    FEEDS?: object | null
    /** encoding of feeds; none is escaped ASCII for JSON and UTF-8 for the others */
    FEED_EXPORT_ENCODING?: string | null
    /** fields of feeds and their order: a list, or a mapping from field to title */
    FEED_EXPORT_FIELDS?: unknown
    /** indentation of JSON and XML feeds; 0 is one item a line, null is compact */
    FEED_EXPORT_INDENT?: unknown
    /** write feeds that have no items */
    FEED_STORE_EMPTY?: boolean | null
    /** seconds between two "Crawled N pages" lines */
    LOGSTATS_INTERVAL?: number | null
    /** time format of log records */
    LOG_DATEFORMAT?: string | null
    /** log at all */
    LOG_ENABLED?: boolean | null
    /** file the log goes to instead of stderr */
    LOG_FILE?: string | null
    /** append to the log file */
    LOG_FILE_APPEND?: boolean | null
    /** format of log records */
    LOG_FORMAT?: string | null
    /** lowest level logged */
    LOG_LEVEL?: string | null
    /** log "scrapy" instead of the component */
    LOG_SHORT_NAMES?: boolean | null
    /** seconds between two looks at the memory */
    MEMUSAGE_CHECK_INTERVAL_SECONDS?: number | null
    /** watch the memory of the process (where the system tells) */
    MEMUSAGE_ENABLED?: boolean | null
    /** close the spider when the process ever took more MiB than this; 0 is off */
    MEMUSAGE_LIMIT_MB?: number | null
    /** warn once when the process ever took more MiB than this; 0 is off */
    MEMUSAGE_WARNING_MB?: number | null
    /** log the stats at the end */
    STATS_DUMP?: boolean | null
    /** seconds that JavaScript may run without returning to the loop */
    CALLBACK_CPU_LIMIT?: number | null
    /** requests of one callback that may wait in the scheduler before it is asked for more; 0 is no limit */
    CALLBACK_PENDING_LIMIT?: number | null
    /** seconds that closing waits for hooks */
    CLOSE_TIMEOUT?: number | null
    /** items of the whole crawl that may be in the pipelines at once; 0 is no limit */
    CONCURRENT_ITEMS_TOTAL?: number | null
    /** refuse loopback, private, link-local and metadata addresses, checked after resolution */
    DENY_PRIVATE_ADDRESSES?: boolean | null
    /** hand errors of a callback to the request's errback too */
    ERRBACK_ON_CALLBACK_ERROR?: boolean | null
    /** seconds that an awaited promise of a hook may stay pending; 0 is no limit */
    HOOK_TIMEOUT?: number | null
    /** log records as JSON lines */
    LOG_JSON?: boolean | null
    /** start requests that may wait before start() is asked for more; 0 is no limit */
    START_PENDING_LIMIT?: number | null
    /** form of the stats dump */
    STATS_DUMP_FORMAT?: string | null
    /** what an unhandled rejection does: log it and count it, close the spider too, or nothing */
    UNHANDLED_REJECTION?: string | null
    // </generated>
  }

  const everything: typeof import('gojscrape')
  export default everything
}
