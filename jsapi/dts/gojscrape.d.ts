// The module "gojscrape" for TypeScript and for editors. How to use it is told in
// docs/guide/typescript.md. Tests hold the names to what a script really finds.

declare module 'gojscrape' {
  // Every name of Scrapy's answers to Scrapy's spelling too: dontFilter is dont_filter.
  // Members are declared once, in camelCase, and Spelled adds the other spelling.
  type Snake<S extends string> = S extends `${infer Head}${infer Tail}`
    ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${Snake<Tail>}`
    : S
  export type Camel<S extends string> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S
  export type Spelled<T> = T & { [Key in keyof T as Key extends string ? Snake<Key> : never]: T[Key] }

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

  /** The callback of a request that is only downloaded; called, it throws. */
  export function NO_CALLBACK(): never

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

  interface SpiderStaticHooks {
    /** With --watch: what new code takes over from the old one, besides this.state. What it
     * returns is merged into the new state; without it the state goes over as it is. */
    reload?(previous: { state: Record<string, any>, spider: Record<string, any> }): Record<string, any> | void | Promise<Record<string, any> | void>
  }

  interface SpiderConstructor extends Spelled<SpiderStatics>, SpiderStaticHooks {
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
    download(request: Request | string, options?: DownloadOptions): Promise<Response>
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
  export interface DownloadOptions extends RequestOptions {
    /** Ends the download; the promise rejects with its reason. */
    signal?: AbortSignal | null
  }

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
    jmespath(query: string): SelectorList<any>
    jsonpath(query: string): SelectorList<any>
    /** A whole item in one call. */
    extract<const S extends Schema>(schema: S): Extracted<S>
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

  /** V is what get() gives: text, or any value of JSON where jmespath or jsonpath found it. */
  interface Queries<V> {
    css(query: string): SelectorList
    xpath(query: string, options?: XPathOptions): SelectorList
    jmespath(query: string): SelectorList<any>
    jsonpath(query: string): SelectorList<any>
    /** All that a pattern finds: its groups, or the whole match without one. */
    re(pattern: RegExp | string, options?: ReOptions): string[]
    reFirst(pattern: RegExp | string, options?: ReOptions): string | null
    reFirst<D>(pattern: RegExp | string, options: ReOptions & { default: D }): string | D
    getall(): V[]
    /** Attributes of the first element. */
    readonly attrib: Record<string, string>
    /** Takes the elements out of the document. */
    drop(): void
  }

  interface SelectorMembers<V> extends Queries<V> {
    /** The element as HTML, or the text. */
    get(): V
    extract(): V
    extract<const S extends Schema>(schema: S): Extracted<S>
    readonly type: 'html' | 'xml' | 'json' | 'text'
    registerNamespace(prefix: string, uri: string): void
    removeNamespaces(): void
    toString(): string
  }
  export interface Selector<V = string> extends Spelled<SelectorMembers<V>> {}
  export class Selector<V = string> {
    constructor(from: { text: string; type?: 'html' | 'xml' | 'json' | 'text' } | { response: Response })
  }

  interface ListMembers<V> extends Queries<V> {
    /** The first match as text; null (or the default) when there is none. */
    get(): V | null
    get<D>(options: { default: D }): V | D
    extractFirst(): V | null
    extractFirst<D>(options: { default: D }): V | D
    extract(): V[]
  }
  export interface SelectorList<V = string> extends Spelled<ListMembers<V>> {
    /** Data, not another list of selectors. */
    map<T>(make: (selector: Selector<V>, index: number, list: SelectorList<V>) => T, thisArg?: any): T[]
  }
  export class SelectorList<V = string> extends Array<Selector<V>> {}

  // ------------------------------------------------------------------ extract

  /** What extract() is to find: fields, and the rule of each. */
  export type Schema = { readonly [field: string]: Rule }
  /** A CSS selector asks for the first match, an array around one for all. */
  export type Rule = string | RuleObject | readonly [string | RuleObject]
  type Selected =
    | { readonly css: string }
    | { readonly xpath: string }
    | { readonly jmespath: string }
    | { readonly jsonpath: string }
    /** One for each match; mostly with fields. */
    | { readonly each: string | RuleObject }
  export type RuleObject = Selected & {
    /** Only what this finds in the text. */
    readonly re?: RegExp | string
    readonly as?: 'text' | 'html' | 'number' | 'url' | 'json'
    readonly all?: boolean
    /** When nothing is found, instead of null. */
    readonly default?: unknown
    /** An object made of what was selected. */
    readonly fields?: Schema
  }
  /** What a schema gives. */
  export type Extracted<S> = { -readonly [Field in keyof S]: Found<S[Field]> }
  type Found<R> = R extends string
    ? string | null
    : R extends readonly [infer Inner]
      ? Match<Inner>[]
      : R extends { all: true } | { each: unknown }
        ? Match<R>[]
        : R extends { default: infer D }
          ? Match<R> | D
          : Match<R> | null
  type Match<R> = R extends { fields: infer F }
    ? Extracted<F>
    : R extends { as: 'number' }
      ? number
      : R extends { as: 'json' }
        ? any
        : R extends { as: string } | { re: unknown }
          ? string
          : R extends { jmespath: string } | { jsonpath: string }
            ? any
            : string

  const everything: typeof import('gojscrape')
  export default everything
}
