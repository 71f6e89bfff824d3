// ReadableStream, with the default kind of reader and controller.
(function (native) {
  'use strict';
  const { State } = native.part('streamstate');
  const { method, highWaterMark } = native.part('strategy');
  const inspect = Symbol.for('nodejs.util.inspect.custom');

  // The state of a stream.
  let stateOf;

  class ReadableStreamDefaultController {
    #state;

    constructor(state) {
      if (!(state instanceof State)) throw new TypeError('Illegal constructor');
      this.#state = state;
    }

    get desiredSize() { return this.#state.desiredSize; }

    enqueue(chunk = undefined) { this.#state.enqueue(chunk); }
    close() { this.#state.close(); }
    error(reason = undefined) { this.#state.fail(reason); }

    get [Symbol.toStringTag]() { return 'ReadableStreamDefaultController'; }
  }

  class ReadableStreamDefaultReader {
    #state; // null once the lock is released
    #closed;

    constructor(stream) {
      if (!(stream instanceof ReadableStream)) throw new TypeError('new ReadableStreamDefaultReader() needs a ReadableStream');
      this.#state = stateOf(stream);
      if (this.#state.reader) throw locked();
      this.#state.reader = this.#closed = settled(this.#state);
    }

    get closed() { return this.#closed.promise; }

    read() {
      return this.#state ? this.#state.read() : Promise.reject(released());
    }

    cancel(reason = undefined) {
      return this.#state ? this.#state.cancel(reason) : Promise.reject(released());
    }

    releaseLock() {
      const state = this.#state;
      if (!state) return;
      this.#state = state.reader = null;
      const error = new TypeError('Invalid state: Releasing reader');
      if (state.status !== 'readable') this.#closed = handled(Promise.withResolvers());
      this.#closed.reject(error);
      for (const read of state.reads.splice(0)) read.reject(error);
    }

    get [Symbol.toStringTag]() { return 'ReadableStreamDefaultReader'; }
  }

  class ReadableStream {
    #state;

    static {
      stateOf = (stream) => stream.#state;
    }

    constructor(source = {}, strategy = {}) {
      const bytes = kind(source);
      const sizeOf = bytes ? (chunk) => chunk.byteLength : method(strategy ?? {}, 'strategy.size') ?? (() => 1);
      const hooks = {};
      this.#state = new State(hooks, highWaterMark(strategy, bytes ? 0 : 1), sizeOf);
      const controller = new ReadableStreamDefaultController(this.#state);
      const { start, pull, cancel } = methods(source ?? {});
      hooks.start = () => start?.call(source, controller);
      hooks.pull = () => pull?.call(source, controller);
      hooks.cancel = (reason) => cancel?.call(source, reason);
      this.#state.start();
    }

    static from(iterable) {
      const iterator = iterate(iterable);
      return new ReadableStream({
        async pull(controller) {
          const { done, value } = object(await iterator.next());
          if (done) controller.close();
          else controller.enqueue(await value);
        },
        async cancel(reason) {
          if (iterator.return) object(await iterator.return(reason));
        },
      }, { highWaterMark: 0 });
    }

    get locked() { return this.#state.reader !== null; }

    getReader(options = undefined) {
      if (options?.mode !== undefined) throw new TypeError('getReader(): there are no readers of this mode; leave it out');
      return new ReadableStreamDefaultReader(this);
    }

    cancel(reason = undefined) {
      return this.locked ? Promise.reject(locked()) : this.#state.cancel(reason);
    }

    // Writes all chunks to a WritableStream.
    async pipeTo(destination, options = undefined) {
      return native.part('pipe').pipeTo(this, destination, options ?? {});
    }

    pipeThrough(transform, options = undefined) {
      return native.part('pipe').pipeThrough(this, transform, options ?? {});
    }

    tee() {
      return native.part('tee').tee(this, (chunk) => chunk);
    }

    values(options = undefined) {
      return native.part('streamiterator').values(this.getReader(), Boolean(options?.preventCancel));
    }

    get [Symbol.toStringTag]() { return 'ReadableStream'; }

    [inspect]() {
      return `ReadableStream { locked: ${this.locked}, state: '${this.#state.status}' }`;
    }
  }
  Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, {
    value: ReadableStream.prototype.values, writable: true, configurable: true,
  });

  // Whether a source gives bytes: then the size of a chunk is counted in bytes.
  function kind(source) {
    const type = source?.type;
    if (type !== undefined && String(type) !== 'bytes') throw new TypeError(`The property 'source.type' is invalid. Received '${type}'`);
    return type !== undefined;
  }

  function methods(source) {
    return { start: method(source, 'source.start'), pull: method(source, 'source.pull'), cancel: method(source, 'source.cancel') };
  }

  function iterate(iterable) {
    const open = iterable?.[Symbol.asyncIterator] ?? iterable?.[Symbol.iterator];
    if (typeof open !== 'function') throw new TypeError('ReadableStream.from() needs an iterable or async iterable');
    return open.call(iterable);
  }

  function object(result) {
    if (Object(result) !== result) throw new TypeError('the result of an iterator is not an object');
    return result;
  }

  // The `closed` promise of a new reader.
  function settled(state) {
    const closed = handled(Promise.withResolvers());
    if (state.status === 'closed') closed.resolve();
    if (state.status === 'errored') closed.reject(state.error);
    return closed;
  }

  // Nobody needs to look at this promise.
  function handled(resolvers) {
    resolvers.promise.catch(() => {});
    return resolvers;
  }

  function locked() {
    return new TypeError('Invalid state: ReadableStream is locked');
  }

  function released() {
    return new TypeError('Invalid state: The reader is not attached to a stream');
  }

  return {
    ReadableStream,
    ReadableStreamDefaultReader,
    ReadableStreamDefaultController,
    isDisturbed: (stream) => stateOf(stream).disturbed,
  };
})
