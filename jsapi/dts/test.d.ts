// The module "gojscrape/test", of files that "gojscrape test" runs. How to use it is told in
// docs/guide/testing.md.

declare module 'gojscrape/test' {
  import { Arguments, Item, Request, Response, Settings, Spider } from 'gojscrape'

  export interface TestOptions {
    /** Milliseconds: 5,000, or what --timeout says. */
    timeout?: number
  }
  type Body<Args extends any[] = []> = (...args: Args) => unknown

  /** Calls the function once per row; an array is several arguments. */
  interface Each {
    <Row extends readonly unknown[]>(rows: Iterable<Row>): (name: string, fn: (...args: Row) => unknown, options?: TestOptions | number) => void
    <Row>(rows: Iterable<Row>): (name: string, fn: (row: Row) => unknown, options?: TestOptions | number) => void
  }

  interface Declare {
    (name: string, fn: Body, options?: TestOptions | number): void
    (name: string, options: TestOptions, fn: Body): void
    each: Each
  }
  interface Test extends Declare {
    /** Only these of the file run. */
    only: Declare
    skip: Declare
    /** A test that is not written yet. */
    todo(name: string): void
  }
  interface DeclareGroup {
    (name: string, fn: () => void): void
    each: Each
  }
  interface Describe extends DeclareGroup {
    only: DeclareGroup
    skip: DeclareGroup
  }
  type Hook = (fn: Body, options?: TestOptions | number) => void

  export const test: Test
  export const it: Test
  export const describe: Describe
  export const beforeAll: Hook
  export const beforeEach: Hook
  export const afterEach: Hook
  export const afterAll: Hook

  // Result is void, or a promise after resolves and rejects.
  interface Matchers<Result> {
    /** Turns the matcher around. */
    not: Omit<Matchers<Result>, 'not' | 'toMatchSnapshot'>
    /** The very same value. */
    toBe(expected: unknown): Result
    /** The same contents; members that are undefined do not count. */
    toEqual(expected: unknown): Result
    /** The same contents and classes; members that are undefined count. */
    toStrictEqual(expected: unknown): Result
    /** At least these members. */
    toMatchObject(expected: object): Result
    toBeNull(): Result
    toBeUndefined(): Result
    toBeDefined(): Result
    toBeTruthy(): Result
    toBeFalsy(): Result
    toBeNaN(): Result
    toBeGreaterThan(than: number | bigint): Result
    toBeGreaterThanOrEqual(than: number | bigint): Result
    toBeLessThan(than: number | bigint): Result
    toBeLessThanOrEqual(than: number | bigint): Result
    /** To so many digits after the point: 2. */
    toBeCloseTo(expected: number, digits?: number): Result
    toBeInstanceOf(cls: abstract new (...args: any) => unknown): Result
    toBeTypeOf(type: 'string' | 'number' | 'boolean' | 'bigint' | 'symbol' | 'undefined' | 'object' | 'function'): Result
    /** An element of a list, or a part of a text. */
    toContain(value: unknown): Result
    toContainEqual(value: unknown): Result
    toHaveLength(length: number): Result
    toMatch(pattern: RegExp | string): Result
    /** A path such as "a.b[0]", or its parts. */
    toHaveProperty(path: string | readonly PropertyKey[], value?: unknown): Result
    /** A part of the message, a pattern, a class, or an error with the same message. */
    toThrow(expected?: string | RegExp | Error | object | (abstract new (...args: any) => unknown)): Result
    toThrowError(expected?: string | RegExp | Error | object | (abstract new (...args: any) => unknown)): Result
    /** Stored by the first run, compared by later ones. */
    toMatchSnapshot(name?: string): Result
  }
  interface Expectation extends Matchers<void> {
    resolves: Matchers<Promise<void>>
    rejects: Matchers<Promise<void>>
  }

  interface Values {
    objectContaining(members: object): any
    arrayContaining(elements: readonly unknown[]): any
    stringMatching(pattern: RegExp | string): any
    stringContaining(part: string): any
  }
  interface Expect extends Values {
    (value: unknown): Expectation
    any(cls: Function): any
    anything(): any
    closeTo(number: number, digits?: number): any
    not: Values
  }
  export const expect: Expect

  export interface FixtureOptions {
    /** http://fixture.test/ and the path. */
    url?: string
    status?: number
    headers?: Record<string, string | string[]>
    encoding?: string
    flags?: string[]
    meta?: Record<string, any>
    cbKwargs?: Record<string, any>
    /** Instead of url, meta and cbKwargs. */
    request?: Request
  }
  /** A file beside the test as a response; say its class with fixture<HtmlResponse>(…). */
  export function fixture<R extends Response = any>(path: string, options?: FixtureOptions): R

  export interface SpiderOptions {
    args?: Record<string, unknown>
    settings?: Settings
    /** What is downloaded, by URL; nothing else is. */
    downloads?: Record<string, Response | Error | ((request: Request) => Response | Promise<Response>)>
  }
  /** A spider as a crawl makes it. */
  export function openSpider<S extends Spider>(cls: new (args?: Arguments) => S, options?: SpiderOptions): Promise<S>

  /** What a callback gives back, whatever its shape. */
  export function collect<I extends Item = any>(output: unknown): Promise<{ items: I[]; requests: Request[] }>

  const everything: typeof import('gojscrape/test')
  export default everything
}
