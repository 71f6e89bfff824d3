// fetch() and what belongs to it. An import of the same name from 'gojscrape' hides
// Headers, Request and Response in its file.

declare function fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>

type HeadersInit = Headers | Record<string, string> | Iterable<readonly [string, string]>
type BodyInit = string | URLSearchParams | FormData | Blob | BufferSource | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>

type RequestMode = 'cors' | 'no-cors' | 'same-origin'
type RequestCredentials = 'same-origin' | 'include' | 'omit'
type RequestCache = 'default' | 'no-store' | 'reload' | 'no-cache' | 'force-cache' | 'only-if-cached'
type RequestRedirect = 'follow' | 'error' | 'manual'
type ReferrerPolicy =
  | '' | 'no-referrer' | 'no-referrer-when-downgrade' | 'same-origin' | 'origin' | 'strict-origin'
  | 'origin-when-cross-origin' | 'strict-origin-when-cross-origin' | 'unsafe-url'

interface RequestInit {
  method?: string
  headers?: HeadersInit
  body?: BodyInit | null
  redirect?: RequestRedirect
  /** Ends the download. */
  signal?: AbortSignal | null
  /** 'omit' neither sends nor stores cookies of the crawl. */
  credentials?: RequestCredentials
  cache?: RequestCache
  /** The meta of the request that is downloaded; it may only hold data. */
  meta?: Record<string, any>
  mode?: RequestMode
  referrerPolicy?: ReferrerPolicy
  priority?: 'auto' | 'high' | 'low'
  duplex?: 'half'
}

/** What Request and Response share. */
interface Body {
  readonly body: ReadableStream<Uint8Array> | null
  readonly bodyUsed: boolean
  text(): Promise<string>
  json(): Promise<any>
  arrayBuffer(): Promise<ArrayBuffer>
  bytes(): Promise<Uint8Array>
  blob(): Promise<Blob>
  formData(): Promise<FormData>
}

interface Headers {
  append(name: string, value: string): void
  set(name: string, value: string): void
  delete(name: string): void
  get(name: string): string | null
  has(name: string): boolean
  getSetCookie(): string[]
  entries(): IterableIterator<[string, string]>
  keys(): IterableIterator<string>
  values(): IterableIterator<string>
  forEach(fn: (value: string, name: string, all: Headers) => void, thisArg?: any): void
  [Symbol.iterator](): IterableIterator<[string, string]>
}
declare var Headers: { prototype: Headers; new (init?: HeadersInit): Headers }

interface Request extends Body {
  readonly url: string
  readonly method: string
  readonly headers: Headers
  readonly destination: string
  readonly referrer: string
  readonly integrity: string
  readonly keepalive: boolean
  readonly signal: AbortSignal
  readonly mode: RequestMode
  readonly credentials: RequestCredentials
  readonly cache: RequestCache
  readonly redirect: RequestRedirect
  readonly referrerPolicy: ReferrerPolicy
  readonly duplex: 'half'
  clone(): Request
}
declare var Request: { prototype: Request; new (input: string | URL | Request, init?: RequestInit): Request }

interface ResponseInit {
  status?: number
  statusText?: string
  headers?: HeadersInit
}
interface Response extends Body {
  readonly type: string
  /** Where the last redirect led. */
  readonly url: string
  readonly redirected: boolean
  readonly status: number
  /** The status is one of 200 to 299. */
  readonly ok: boolean
  readonly statusText: string
  readonly headers: Headers
  clone(): Response
}
declare var Response: {
  prototype: Response
  new (body?: BodyInit | null, init?: ResponseInit): Response
  error(): Response
  json(data: any, init?: ResponseInit): Response
  redirect(url: string | URL, status?: number): Response
}

// -------------------------------------------------------------------- files and forms

interface Blob {
  readonly size: number
  readonly type: string
  slice(start?: number, end?: number, type?: string): Blob
  text(): Promise<string>
  arrayBuffer(): Promise<ArrayBuffer>
  bytes(): Promise<Uint8Array>
  stream(): ReadableStream<Uint8Array>
}
type BlobPart = string | Blob | BufferSource
interface BlobOptions {
  type?: string
  endings?: 'transparent' | 'native'
}
declare var Blob: { prototype: Blob; new (parts?: Iterable<BlobPart>, options?: BlobOptions): Blob }

interface File extends Blob {
  readonly name: string
  readonly lastModified: number
}
declare var File: { prototype: File; new (parts: Iterable<BlobPart>, name: string, options?: BlobOptions & { lastModified?: number }): File }

interface FormData {
  append(name: string, value: string | Blob, filename?: string): void
  set(name: string, value: string | Blob, filename?: string): void
  delete(name: string): void
  get(name: string): string | File | null
  getAll(name: string): (string | File)[]
  has(name: string): boolean
  entries(): IterableIterator<[string, string | File]>
  keys(): IterableIterator<string>
  values(): IterableIterator<string | File>
  forEach(fn: (value: string | File, name: string, all: FormData) => void, thisArg?: any): void
  [Symbol.iterator](): IterableIterator<[string, string | File]>
}
declare var FormData: { prototype: FormData; new (): FormData }
