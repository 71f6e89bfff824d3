// The modules of Node for text, bytes and URLs, as far as they exist here.

declare module 'node:buffer' {
  export const Buffer: typeof globalThis.Buffer
  export type Buffer = globalThis.Buffer
  export const Blob: typeof globalThis.Blob
  export const File: typeof globalThis.File
  export const atob: typeof globalThis.atob
  export const btoa: typeof globalThis.btoa
  export const kMaxLength: number
  export const kStringMaxLength: number
  export const constants: { readonly MAX_LENGTH: number; readonly MAX_STRING_LENGTH: number }
  export function isUtf8(bytes: BufferSource): boolean
  export function isAscii(bytes: BufferSource): boolean
  const whole: typeof import('node:buffer')
  export default whole
}

declare module 'node:crypto' {
  type Data = string | BufferSource
  interface Hash {
    update(data: Data, encoding?: BufferEncoding): this
    digest(): Buffer
    digest(encoding: BufferEncoding): string
    copy(): Hash
  }
  interface Hmac {
    update(data: Data, encoding?: BufferEncoding): this
    digest(): Buffer
    digest(encoding: BufferEncoding): string
  }
  type Done<T> = (error: Error | null, value: T) => void

  export function createHash(algorithm: string): Hash
  export function createHmac(algorithm: string, key: Data): Hmac
  export function getHashes(): string[]
  /** A digest in one call, "hex" unless said otherwise. */
  export function hash(algorithm: string, data: Data, encoding?: BufferEncoding): string
  export function hash(algorithm: string, data: Data, encoding: 'buffer'): Buffer
  export function randomBytes(size: number): Buffer
  export function randomBytes(size: number, done: Done<Buffer>): void
  export function randomFillSync<T extends BufferSource>(buffer: T, offset?: number, size?: number): T
  /** A whole number from min (0) up to, but not including, max. */
  export function randomInt(max: number): number
  export function randomInt(min: number, max: number): number
  export function randomInt(max: number, done: Done<number>): void
  export function randomInt(min: number, max: number, done: Done<number>): void
  export function randomUUID(): string
  export function getRandomValues<T extends ArrayBufferView>(array: T): T
  export function timingSafeEqual(a: BufferSource, b: BufferSource): boolean
  export const subtle: SubtleCrypto
  export const webcrypto: Crypto
  const whole: typeof import('node:crypto')
  export default whole
}

declare module 'node:process' {
  export const title: Process['title']
  export const version: Process['version']
  export const versions: Process['versions']
  export const platform: Process['platform']
  export const arch: Process['arch']
  export const pid: Process['pid']
  export const argv: Process['argv']
  export const env: Process['env']
  export const cwd: Process['cwd']
  export const uptime: Process['uptime']
  export const hrtime: Process['hrtime']
  export const nextTick: Process['nextTick']
  export const emitWarning: Process['emitWarning']
  const whole: Process
  export default whole
}

declare module 'node:querystring' {
  interface Coding {
    encodeURIComponent?(text: string): string
    decodeURIComponent?(text: string): string
    maxKeys?: number
  }
  export function escape(text: string): string
  export function unescape(text: string): string
  export function stringify(values: object, separator?: string, equals?: string, options?: Coding): string
  export function parse(text: string, separator?: string, equals?: string, options?: Coding): Record<string, string | string[]>
  export const encode: typeof stringify
  export const decode: typeof parse
  const whole: typeof import('node:querystring')
  export default whole
}

declare module 'node:string_decoder' {
  export class StringDecoder {
    constructor(encoding?: BufferEncoding)
    readonly encoding: BufferEncoding
    write(chunk: string | ArrayBufferView): string
    end(chunk?: string | ArrayBufferView): string
  }
  const whole: typeof import('node:string_decoder')
  export default whole
}

declare module 'node:url' {
  import type { parse as parseQuery } from 'node:querystring'
  interface Parts {
    protocol: string | null
    slashes: boolean | null
    auth: string | null
    host: string | null
    port: string | null
    hostname: string | null
    hash: string | null
    search: string | null
    query: string | null | ReturnType<typeof parseQuery>
    pathname: string | null
    path: string | null
    href: string
  }
  export interface Url extends Parts {}
  export class Url {
    parse(url: string, parseQuery?: boolean, slashesDenoteHost?: boolean): this
    format(): string
    resolve(to: string): string
  }
  export const URL: typeof globalThis.URL
  export type URL = globalThis.URL
  export const URLSearchParams: typeof globalThis.URLSearchParams
  export type URLSearchParams = globalThis.URLSearchParams
  export function fileURLToPath(url: string | URL): string
  export function pathToFileURL(path: string): URL
  export function parse(url: string, parseQuery?: boolean, slashesDenoteHost?: boolean): Url
  export function format(url: URL, options?: { fragment?: boolean; search?: boolean; auth?: boolean; unicode?: boolean }): string
  export function format(url: string | { [Part in keyof Parts]?: Parts[Part] | object | number }): string
  export function resolve(from: string, to: string): string
  export function domainToASCII(domain: string): string
  export function domainToUnicode(domain: string): string
  export function urlToHttpOptions(url: URL): Record<string, string | number>
  const whole: typeof import('node:url')
  export default whole
}
