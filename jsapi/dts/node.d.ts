// The modules of Node for tests, events and values, as far as they exist here.

declare module 'node:assert' {
  type Message = string | Error
  type Thrown = RegExp | object | (abstract new (...args: any) => any) | ((error: any) => boolean)
  export class AssertionError extends Error {
    constructor(options: { message?: string; actual?: unknown; expected?: unknown; operator?: string })
    code: 'ERR_ASSERTION'
    actual: any
    expected: any
    operator: string
    generatedMessage: boolean
  }
  export function ok(value: unknown, message?: Message): asserts value
  export function fail(message?: Message): never
  export function ifError(value: unknown): asserts value is null | undefined
  export function equal(actual: unknown, expected: unknown, message?: Message): void
  export function notEqual(actual: unknown, expected: unknown, message?: Message): void
  export function deepEqual(actual: unknown, expected: unknown, message?: Message): void
  export function notDeepEqual(actual: unknown, expected: unknown, message?: Message): void
  export function strictEqual<T>(actual: unknown, expected: T, message?: Message): asserts actual is T
  export function notStrictEqual(actual: unknown, expected: unknown, message?: Message): void
  export function deepStrictEqual<T>(actual: unknown, expected: T, message?: Message): asserts actual is T
  export function notDeepStrictEqual(actual: unknown, expected: unknown, message?: Message): void
  export function throws(fn: () => unknown, expected?: Thrown | string, message?: Message): void
  export function doesNotThrow(fn: () => unknown, expected?: Function | string, message?: Message): void
  export function rejects(work: PromiseLike<unknown> | (() => PromiseLike<unknown>), expected?: Thrown | string, message?: Message): Promise<void>
  export function doesNotReject(work: PromiseLike<unknown> | (() => PromiseLike<unknown>), expected?: Function | string, message?: Message): Promise<void>
  export function match(text: string, pattern: RegExp, message?: Message): void
  export function doesNotMatch(text: string, pattern: RegExp, message?: Message): void
  /** The same, where equal() is strictEqual() and so on. */
  export const strict: typeof ok & typeof import('node:assert')
  const assert: typeof ok & typeof import('node:assert')
  export default assert
}
declare module 'node:assert/strict' {
  export * from 'node:assert'
  export { strict as default } from 'node:assert'
}

declare module 'node:events' {
  type Name = string | symbol
  type Listener = (...args: any[]) => void
  interface Waiting {
    signal?: AbortSignal
  }
  export class EventEmitter {
    on(event: Name, listener: Listener): this
    addListener(event: Name, listener: Listener): this
    once(event: Name, listener: Listener): this
    prependListener(event: Name, listener: Listener): this
    prependOnceListener(event: Name, listener: Listener): this
    off(event: Name, listener: Listener): this
    removeListener(event: Name, listener: Listener): this
    removeAllListeners(event?: Name): this
    emit(event: Name, ...args: any[]): boolean
    listeners(event: Name): Function[]
    rawListeners(event: Name): Function[]
    eventNames(): Name[]
    listenerCount(event: Name, listener?: Function): number
    setMaxListeners(count: number): this
    getMaxListeners(): number
    static EventEmitter: typeof EventEmitter
    static defaultMaxListeners: number
    static readonly errorMonitor: unique symbol
    static once: typeof once
    static on: typeof on
    static listenerCount: typeof listenerCount
    static getEventListeners: typeof getEventListeners
    static init: typeof init
  }
  export const defaultMaxListeners: number
  export const errorMonitor: typeof EventEmitter.errorMonitor
  /** The arguments of the next event. */
  export function once(emitter: EventEmitter | EventTarget, event: Name, options?: Waiting): Promise<any[]>
  /** The arguments of all events from now on. */
  export function on(emitter: EventEmitter | EventTarget, event: Name, options?: Waiting): AsyncIterableIterator<any[]>
  export function listenerCount(emitter: EventEmitter, event: Name): number
  export function getEventListeners(emitter: EventEmitter, event: Name): Function[]
  export function init(this: EventEmitter): void
  export default EventEmitter
}

declare module 'node:util' {
  import * as known from 'node:util/types'
  interface InspectOptions {
    /** Levels; null for all. */
    depth?: number | null
    [other: string]: unknown
  }
  type Done<T> = (error: any, value: T) => void

  export const inspect: {
    (value: unknown, options?: InspectOptions): string
    readonly custom: unique symbol
    defaultOptions: InspectOptions
  }
  export function format(...values: unknown[]): string
  export function formatWithOptions(options: InspectOptions, ...values: unknown[]): string
  export const promisify: {
    <A extends any[], T>(fn: (...args: [...A, Done<T>]) => void): (...args: A) => Promise<T>
    readonly custom: unique symbol
  }
  export function callbackify<A extends any[], T>(fn: (...args: A) => Promise<T>): (...args: [...A, Done<T>]) => void
  export function inherits(constructor: Function, base: Function): void
  export function deprecate<F extends Function>(fn: F, message: string, code?: string): F
  export function debuglog(section: string): ((...values: unknown[]) => void) & { readonly enabled: boolean }
  export const debug: typeof debuglog
  export function isDeepStrictEqual(a: unknown, b: unknown): boolean
  export function stripVTControlCharacters(text: string): string
  export function toUSVString(text: string): string
  export function isArray(value: unknown): value is any[]
  export const types: typeof known
  export const TextEncoder: typeof globalThis.TextEncoder
  export const TextDecoder: typeof globalThis.TextDecoder
  const whole: typeof import('node:util')
  export default whole
}
declare module 'node:util/types' {
  export function isBoxedPrimitive(value: unknown): value is Number | String | Boolean | BigInt | Symbol
  export function isNumberObject(value: unknown): value is Number
  export function isStringObject(value: unknown): value is String
  export function isBooleanObject(value: unknown): value is Boolean
  export function isBigIntObject(value: unknown): value is BigInt
  export function isSymbolObject(value: unknown): value is Symbol
  export function isNativeError(value: unknown): value is Error
  export function isArgumentsObject(value: unknown): value is IArguments
  export function isAnyArrayBuffer(value: unknown): value is ArrayBuffer
  export function isArrayBufferView(value: unknown): value is ArrayBufferView
  export function isGeneratorObject(value: unknown): value is Generator
  export function isDate(value: unknown): value is Date
  export function isRegExp(value: unknown): value is RegExp
  export function isMap(value: unknown): value is Map<unknown, unknown>
  export function isSet(value: unknown): value is Set<unknown>
  export function isWeakMap(value: unknown): value is WeakMap<object, unknown>
  export function isWeakSet(value: unknown): value is WeakSet<object>
  export function isPromise(value: unknown): value is Promise<unknown>
  export function isArrayBuffer(value: unknown): value is ArrayBuffer
  export function isDataView(value: unknown): value is DataView
  export function isUint8Array(value: unknown): value is Uint8Array
  export function isUint8ClampedArray(value: unknown): value is Uint8ClampedArray
  export function isUint16Array(value: unknown): value is Uint16Array
  export function isUint32Array(value: unknown): value is Uint32Array
  export function isInt8Array(value: unknown): value is Int8Array
  export function isInt16Array(value: unknown): value is Int16Array
  export function isInt32Array(value: unknown): value is Int32Array
  export function isFloat32Array(value: unknown): value is Float32Array
  export function isFloat64Array(value: unknown): value is Float64Array
  export function isBigInt64Array(value: unknown): value is BigInt64Array
  export function isBigUint64Array(value: unknown): value is BigUint64Array
  export function isAsyncFunction(value: unknown): boolean
  export function isGeneratorFunction(value: unknown): boolean
  export function isMapIterator(value: unknown): boolean
  export function isSetIterator(value: unknown): boolean
  export function isProxy(value: unknown): boolean
  export function isTypedArray(value: unknown): boolean
  const whole: typeof import('node:util/types')
  export default whole
}

declare module 'node:timers' {
  export const setTimeout: typeof globalThis.setTimeout
  export const setInterval: typeof globalThis.setInterval
  export const setImmediate: typeof globalThis.setImmediate
  export const clearTimeout: typeof globalThis.clearTimeout
  export const clearInterval: typeof globalThis.clearInterval
  export const clearImmediate: typeof globalThis.clearImmediate
  export const promises: typeof import('node:timers/promises')
  const whole: typeof import('node:timers')
  export default whole
}
declare module 'node:timers/promises' {
  interface Waiting {
    signal?: AbortSignal
  }
  export function setTimeout<T = void>(milliseconds?: number, value?: T, options?: Waiting): Promise<T>
  export function setImmediate<T = void>(value?: T, options?: Waiting): Promise<T>
  /** The value each time that many milliseconds have passed. */
  export function setInterval<T = void>(milliseconds?: number, value?: T, options?: Waiting): AsyncIterableIterator<T>
  export const scheduler: {
    wait(milliseconds: number, options?: Waiting): Promise<void>
    yield(): Promise<void>
  }
  const whole: typeof import('node:timers/promises')
  export default whole
}
