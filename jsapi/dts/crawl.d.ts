// The module "gojscrape": the crawl around a spider, its components and its errors.

declare module 'gojscrape' {
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
    download(request: Request | string, options?: DownloadOptions): Promise<Response>
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
}
