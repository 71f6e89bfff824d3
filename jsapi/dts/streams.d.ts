// The streams of the web.

interface QueuingStrategy<T = any> {
  highWaterMark?: number
  size?(chunk: T): number
}
interface PipeOptions {
  preventClose?: boolean
  preventAbort?: boolean
  preventCancel?: boolean
  signal?: AbortSignal
}

interface UnderlyingSource<R = any> {
  start?(controller: ReadableStreamDefaultController<R>): unknown
  /** Called while there is room. */
  pull?(controller: ReadableStreamDefaultController<R>): unknown
  cancel?(reason?: any): unknown
}
interface ReadableStream<R = any> {
  readonly locked: boolean
  getReader(): ReadableStreamDefaultReader<R>
  cancel(reason?: any): Promise<void>
  pipeTo(destination: WritableStream<R>, options?: PipeOptions): Promise<void>
  pipeThrough<T>(pair: { readable: ReadableStream<T>; writable: WritableStream<R> }, options?: PipeOptions): ReadableStream<T>
  tee(): [ReadableStream<R>, ReadableStream<R>]
  values(options?: { preventCancel?: boolean }): AsyncIterableIterator<R>
  [Symbol.asyncIterator](options?: { preventCancel?: boolean }): AsyncIterableIterator<R>
}
declare var ReadableStream: {
  prototype: ReadableStream
  new <R = any>(source?: UnderlyingSource<R>, strategy?: QueuingStrategy<R>): ReadableStream<R>
  from<R>(chunks: Iterable<R> | AsyncIterable<R>): ReadableStream<R>
}

type ReadResult<R> = { done: false; value: R } | { done: true; value: undefined }
interface ReadableStreamDefaultReader<R = any> {
  readonly closed: Promise<undefined>
  read(): Promise<ReadResult<R>>
  cancel(reason?: any): Promise<void>
  releaseLock(): void
}
declare var ReadableStreamDefaultReader: {
  prototype: ReadableStreamDefaultReader
  new <R>(stream: ReadableStream<R>): ReadableStreamDefaultReader<R>
}

interface ReadableStreamDefaultController<R = any> {
  readonly desiredSize: number | null
  enqueue(chunk: R): void
  close(): void
  error(reason?: any): void
}
declare var ReadableStreamDefaultController: { prototype: ReadableStreamDefaultController }

interface UnderlyingSink<W = any> {
  start?(controller: WritableStreamDefaultController): unknown
  write?(chunk: W, controller: WritableStreamDefaultController): unknown
  close?(): unknown
  abort?(reason?: any): unknown
}
interface WritableStream<W = any> {
  readonly locked: boolean
  getWriter(): WritableStreamDefaultWriter<W>
  abort(reason?: any): Promise<void>
  close(): Promise<void>
}
declare var WritableStream: {
  prototype: WritableStream
  new <W = any>(sink?: UnderlyingSink<W>, strategy?: QueuingStrategy<W>): WritableStream<W>
}

interface WritableStreamDefaultWriter<W = any> {
  readonly closed: Promise<undefined>
  readonly ready: Promise<undefined>
  readonly desiredSize: number | null
  write(chunk: W): Promise<void>
  close(): Promise<void>
  abort(reason?: any): Promise<void>
  releaseLock(): void
}
declare var WritableStreamDefaultWriter: {
  prototype: WritableStreamDefaultWriter
  new <W>(stream: WritableStream<W>): WritableStreamDefaultWriter<W>
}

interface WritableStreamDefaultController {
  readonly signal: AbortSignal
  error(reason?: any): void
}
declare var WritableStreamDefaultController: { prototype: WritableStreamDefaultController }

interface ByteLengthQueuingStrategy {
  readonly highWaterMark: number
  readonly size: (chunk: ArrayBufferView) => number
}
declare var ByteLengthQueuingStrategy: { prototype: ByteLengthQueuingStrategy; new (options: { highWaterMark: number }): ByteLengthQueuingStrategy }

interface CountQueuingStrategy {
  readonly highWaterMark: number
  readonly size: (chunk: any) => number
}
declare var CountQueuingStrategy: { prototype: CountQueuingStrategy; new (options: { highWaterMark: number }): CountQueuingStrategy }

// -------------------------------------------------------------------- pairs

interface Transformer<I = any, O = any> {
  start?(controller: TransformStreamDefaultController<O>): unknown
  transform?(chunk: I, controller: TransformStreamDefaultController<O>): unknown
  flush?(controller: TransformStreamDefaultController<O>): unknown
  cancel?(reason?: any): unknown
}
interface TransformStream<I = any, O = any> {
  readonly readable: ReadableStream<O>
  readonly writable: WritableStream<I>
}
declare var TransformStream: {
  prototype: TransformStream
  new <I = any, O = any>(transformer?: Transformer<I, O>, writable?: QueuingStrategy<I>, readable?: QueuingStrategy<O>): TransformStream<I, O>
}

interface TransformStreamDefaultController<O = any> {
  readonly desiredSize: number | null
  enqueue(chunk: O): void
  error(reason?: any): void
  terminate(): void
}
declare var TransformStreamDefaultController: { prototype: TransformStreamDefaultController }

interface TextEncoderStream {
  readonly encoding: string
  readonly readable: ReadableStream<Uint8Array>
  readonly writable: WritableStream<string>
}
declare var TextEncoderStream: { prototype: TextEncoderStream; new (): TextEncoderStream }

interface TextDecoderStream {
  readonly encoding: string
  readonly fatal: boolean
  readonly ignoreBOM: boolean
  readonly readable: ReadableStream<string>
  readonly writable: WritableStream<BufferSource>
}
declare var TextDecoderStream: { prototype: TextDecoderStream; new (encoding?: string, options?: TextDecoderOptions): TextDecoderStream }

type CompressionFormat = 'gzip' | 'deflate' | 'deflate-raw'
interface CompressionStream {
  readonly readable: ReadableStream<Uint8Array>
  readonly writable: WritableStream<BufferSource>
}
declare var CompressionStream: { prototype: CompressionStream; new (format: CompressionFormat): CompressionStream }

interface DecompressionStream {
  readonly readable: ReadableStream<Uint8Array>
  readonly writable: WritableStream<BufferSource>
}
declare var DecompressionStream: { prototype: DecompressionStream; new (format: CompressionFormat): DecompressionStream }
