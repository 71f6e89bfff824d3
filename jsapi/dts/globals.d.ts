// The globals that a script has besides those of the language, for a compiler that knows
// neither "DOM" nor @types/node. Tests hold the names to what a script really finds.

// -------------------------------------------------------------------- console

/** Each call is one record of the log. */
interface Console {
  debug(...values: any[]): void
  log(...values: any[]): void
  info(...values: any[]): void
  warn(...values: any[]): void
  error(...values: any[]): void
  trace(...values: any[]): void
  assert(condition?: unknown, ...values: any[]): void
  dir(value: any, options?: { depth?: number | null }): void
  dirxml(...values: any[]): void
  table(rows: any, columns?: string[]): void
  group(...values: any[]): void
  groupCollapsed(...values: any[]): void
  groupEnd(): void
  count(label?: string): void
  countReset(label?: string): void
  time(label?: string): void
  timeLog(label?: string, ...values: any[]): void
  timeEnd(label?: string): void
}
declare var console: Console

// -------------------------------------------------------------------- timers

declare function setTimeout(fn: (nothing: void) => void, milliseconds?: number): number
declare function setTimeout<A extends any[]>(fn: (...args: A) => void, milliseconds?: number, ...args: A): number
declare function setInterval(fn: (nothing: void) => void, milliseconds?: number): number
declare function setInterval<A extends any[]>(fn: (...args: A) => void, milliseconds?: number, ...args: A): number
declare function setImmediate(fn: (nothing: void) => void): number
declare function setImmediate<A extends any[]>(fn: (...args: A) => void, ...args: A): number
declare function clearTimeout(id: number | null | undefined): void
declare function clearInterval(id: number | null | undefined): void
declare function clearImmediate(id: number | null | undefined): void
declare function queueMicrotask(fn: () => void): void

// -------------------------------------------------------------------- the process

interface Process {
  readonly title: string
  readonly version: string
  /** There is no node: a spider does not run in Node. */
  readonly versions: { readonly gojscrape: string }
  readonly platform: string
  readonly arch: string
  readonly pid: number
  readonly argv: string[]
  /** The part of the environment that the spider may see; it cannot be changed. */
  readonly env: { readonly [name: string]: string | undefined }
  cwd(): string
  /** Seconds. */
  uptime(): number
  /** Seconds and nanoseconds, since the time given. */
  hrtime: { (since?: [number, number]): [number, number]; bigint(): bigint }
  nextTick<A extends any[]>(fn: (...args: A) => void, ...args: A): void
  emitWarning(warning: string | Error, options?: string | { type?: string }): void
}
declare var process: Process

interface Performance {
  /** Milliseconds since timeOrigin, with fractions. */
  now(): number
  /** Unix time in milliseconds. */
  readonly timeOrigin: number
}
declare var performance: Performance

interface ImportMeta {
  /** The file: URL of the source file. */
  readonly url: string
  readonly filename: string
  readonly dirname: string
}

// -------------------------------------------------------------------- data

declare function structuredClone<T>(value: T): T
declare function atob(base64: string): string
declare function btoa(bytes: string): string

type BufferSource = ArrayBufferView | ArrayBuffer

interface TextEncoder {
  readonly encoding: string
  encode(text?: string): Uint8Array
  encodeInto(text: string, target: Uint8Array): { read: number; written: number }
}
declare var TextEncoder: { prototype: TextEncoder; new (): TextEncoder }

interface TextDecoderOptions {
  /** Bytes that mean nothing are a TypeError. */
  fatal?: boolean
  ignoreBOM?: boolean
}
interface TextDecoder {
  readonly encoding: string
  readonly fatal: boolean
  readonly ignoreBOM: boolean
  decode(bytes?: BufferSource, options?: { stream?: boolean }): string
}
declare var TextDecoder: { prototype: TextDecoder; new (encoding?: string, options?: TextDecoderOptions): TextDecoder }

// -------------------------------------------------------------------- URLs

interface URL {
  href: string
  readonly origin: string
  protocol: string
  username: string
  password: string
  host: string
  hostname: string
  port: string
  pathname: string
  search: string
  hash: string
  readonly searchParams: URLSearchParams
  toString(): string
  toJSON(): string
}
declare var URL: {
  prototype: URL
  new (url: string | URL, base?: string | URL): URL
  canParse(url: string | URL, base?: string | URL): boolean
  parse(url: string | URL, base?: string | URL): URL | null
}

interface URLSearchParams {
  readonly size: number
  append(name: string, value: string): void
  delete(name: string, value?: string): void
  get(name: string): string | null
  getAll(name: string): string[]
  has(name: string, value?: string): boolean
  set(name: string, value: string): void
  sort(): void
  forEach(fn: (value: string, name: string, all: URLSearchParams) => void, thisArg?: any): void
  entries(): IterableIterator<[string, string]>
  keys(): IterableIterator<string>
  values(): IterableIterator<string>
  toString(): string
  [Symbol.iterator](): IterableIterator<[string, string]>
}
declare var URLSearchParams: {
  prototype: URLSearchParams
  new (init?: string | Record<string, string | number | boolean> | Iterable<readonly [string, string]> | URLSearchParams): URLSearchParams
}

// -------------------------------------------------------------------- cryptography

interface Crypto {
  randomUUID(): string
  getRandomValues<T extends ArrayBufferView>(array: T): T
  readonly subtle: SubtleCrypto
}
declare var crypto: Crypto

type HashName = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512'
type HashAlgorithm = HashName | { name: HashName }
type HmacAlgorithm = { name: 'HMAC'; hash: HashAlgorithm; length?: number }
type KeyUsage = 'sign' | 'verify'
interface HmacKeyData {
  kty: 'oct'
  k: string
  alg?: string
  key_ops?: string[]
  ext?: boolean
}
interface CryptoKey {
  readonly type: 'secret'
  readonly extractable: boolean
  readonly algorithm: { readonly name: 'HMAC'; readonly hash: { readonly name: HashName }; readonly length: number }
  readonly usages: KeyUsage[]
}
/** Digests, and signatures by HMAC. */
interface SubtleCrypto {
  digest(algorithm: HashAlgorithm, data: BufferSource): Promise<ArrayBuffer>
  importKey(format: 'raw', data: BufferSource, algorithm: HmacAlgorithm, extractable: boolean, usages: KeyUsage[]): Promise<CryptoKey>
  importKey(format: 'jwk', data: HmacKeyData, algorithm: HmacAlgorithm, extractable: boolean, usages: KeyUsage[]): Promise<CryptoKey>
  generateKey(algorithm: HmacAlgorithm, extractable: boolean, usages: KeyUsage[]): Promise<CryptoKey>
  exportKey(format: 'raw', key: CryptoKey): Promise<ArrayBuffer>
  exportKey(format: 'jwk', key: CryptoKey): Promise<HmacKeyData>
  sign(algorithm: 'HMAC' | { name: 'HMAC' }, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>
  verify(algorithm: 'HMAC' | { name: 'HMAC' }, key: CryptoKey, signature: BufferSource, data: BufferSource): Promise<boolean>
}
