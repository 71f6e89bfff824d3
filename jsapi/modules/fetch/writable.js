// WritableStream. https://streams.spec.whatwg.org/#ws
(function (native) {
  'use strict';
  const { AbortController } = globalThis;
  const { highWaterMark, method } = native.part('strategy');

  // What a stream, its writer and its controller share.
  class State {
    status = 'writable'; // then 'erroring', and 'closed' or 'errored'
    error = undefined;
    writer = null;
    queue = []; // what waits: { chunk, size, done } of writes, at last { close, done }
    size = 0; // of the chunks in the queue
    closing = false; // close() was called
    started = false;
    busy = false; // the sink is at a write or at closing
    aborted = null; // { reason, done } once abort() was called
    abortion = new AbortController();

    constructor(sink, mark, sizeOf) {
      this.sink = sink;
      this.highWaterMark = mark;
      this.sizeOf = sizeOf;
    }

    get desiredSize() {
      if (this.status === 'errored' || this.status === 'erroring') return null;
      return this.status === 'closed' ? 0 : this.highWaterMark - this.size;
    }

    get full() { return !this.closing && this.status === 'writable' && this.desiredSize <= 0; }

    start(result) {
      Promise.resolve(result).then(() => {
        this.started = true;
        this.advance();
      }, (error) => {
        this.started = true;
        this.fail(error);
        this.advance();
      });
    }

    write(chunk) {
      let size = 1;
      try {
        size = Number(this.sizeOf(chunk));
        if (!(size >= 0 && size < Infinity)) throw new RangeError(`the size of a chunk cannot be ${size}`);
      } catch (error) {
        this.fail(error);
      }
      if (this.status === 'errored' || this.status === 'erroring') return Promise.reject(this.error);
      if (this.status === 'closed' || this.closing) return Promise.reject(new TypeError('Invalid state: WritableStream is closed'));
      const done = Promise.withResolvers();
      this.queue.push({ chunk, size, done });
      this.size += size;
      this.writer?.press(this.full);
      this.advance();
      return done.promise;
    }

    close() {
      if (this.status === 'closed' || this.closing) return Promise.reject(new TypeError('Invalid state: WritableStream is closed'));
      if (this.status === 'errored') return Promise.reject(this.error);
      this.closing = true;
      const done = Promise.withResolvers();
      this.queue.push({ close: true, size: 0, done });
      this.writer?.press(false);
      this.advance();
      return done.promise;
    }

    abort(reason) {
      if (this.status === 'closed' || this.status === 'errored') return Promise.resolve();
      if (this.aborted) return this.aborted.done.promise;
      this.aborted = { reason, done: Promise.withResolvers(), late: this.status === 'erroring' };
      this.abortion.abort(reason);
      this.fail(reason);
      this.advance();
      return this.aborted.done.promise;
    }

    // The stream fails as soon as the sink is not busy.
    fail(error) {
      if (this.status !== 'writable') return;
      this.status = 'erroring';
      this.error = error;
      this.writer?.fail(error);
      if (this.started) this.advance();
    }

    // Does the next thing, unless one is being done.
    advance() {
      if (!this.started || this.busy || this.status === 'closed' || this.status === 'errored') return;
      if (this.status === 'erroring') this.finishErroring();
      else if (this.queue.length > 0) this.#perform(this.queue[0]);
    }

    #perform(entry) {
      this.busy = true;
      const work = entry.close ? () => this.sink.close?.() : () => this.sink.write?.(entry.chunk);
      promised(work).then(() => this.#performed(entry), (error) => {
        this.busy = false;
        this.queue.shift();
        entry.done.reject(error);
        this.fail(error);
        this.advance();
      });
    }

    #performed(entry) {
      this.busy = false;
      this.queue.shift();
      this.size -= entry.size;
      entry.done.resolve();
      if (entry.close) {
        this.status = 'closed';
        this.aborted?.done.resolve();
        this.writer?.finish();
        return;
      }
      this.writer?.press(this.full);
      this.advance();
    }

    finishErroring() {
      this.status = 'errored';
      for (const entry of this.queue.splice(0)) entry.done.reject(this.error);
      this.size = 0;
      this.writer?.finish(this);
      if (!this.aborted) return;
      const { reason, done, late } = this.aborted;
      if (late) done.reject(this.error);
      else promised(() => this.sink.abort?.(reason)).then(() => done.resolve(), (error) => done.reject(error));
    }
  }

  async function promised(callback) {
    return callback();
  }

  let stateOf;

  class WritableStreamDefaultController {
    #state;

    constructor(state) {
      if (!(state instanceof State)) throw new TypeError('Illegal constructor');
      this.#state = state;
    }

    get signal() { return this.#state.abortion.signal; }
    error(reason = undefined) { this.#state.fail(reason); }
    get [Symbol.toStringTag]() { return 'WritableStreamDefaultController'; }
  }

  class WritableStreamDefaultWriter {
    #state; // null once the lock is released
    #closed = handled();
    #ready = handled();
    #pending = true; // whether ready is

    constructor(stream) {
      if (!(stream instanceof WritableStream)) throw new TypeError('new WritableStreamDefaultWriter() needs a WritableStream');
      const state = stateOf(stream);
      if (state.writer) throw new TypeError('Invalid state: WritableStream is locked');
      this.#state = state;
      state.writer = {
        press: (full) => this.#press(full),
        fail: (error) => this.#fail(error),
        finish: (failed) => (failed ? this.#closed.reject(failed.error) : this.#closed.resolve()),
      };
      if (state.status === 'errored' || state.status === 'erroring') this.#fail(state.error);
      else this.#press(state.full);
      if (state.status === 'errored') this.#closed.reject(state.error);
      if (state.status === 'closed') this.#closed.resolve();
    }

    get closed() { return this.#closed.promise; }
    get ready() { return this.#ready.promise; }

    get desiredSize() { return this.#attached().desiredSize; }

    write(chunk = undefined) { return this.#do((state) => state.write(chunk)); }
    close() { return this.#do((state) => state.close()); }
    abort(reason = undefined) { return this.#do((state) => state.abort(reason)); }

    releaseLock() {
      const state = this.#state;
      if (!state) return;
      this.#state = state.writer = null;
      const error = new TypeError('Invalid state: Writer has been released');
      this.#fail(error);
      if (state.status === 'closed' || state.status === 'errored') this.#closed = handled();
      this.#closed.reject(error);
    }

    #attached() {
      if (!this.#state) throw new TypeError('Invalid state: Writer is not bound to a WritableStream');
      return this.#state;
    }

    async #do(act) {
      return act(this.#attached());
    }

    // ready is pending while the stream is full.
    #press(full) {
      if (full && !this.#pending) {
        this.#ready = handled();
        this.#pending = true;
      }
      if (!full && this.#pending) {
        this.#ready.resolve();
        this.#pending = false;
      }
    }

    #fail(error) {
      if (!this.#pending) this.#ready = handled();
      this.#pending = false;
      this.#ready.reject(error);
    }

    get [Symbol.toStringTag]() { return 'WritableStreamDefaultWriter'; }
  }

  class WritableStream {
    #state;

    static { stateOf = (stream) => stream.#state; }

    constructor(sink = {}, strategy = {}) {
      if (sink?.type !== undefined) throw new RangeError(`The property 'sink.type' is invalid. Received '${sink.type}'`);
      const hooks = {};
      this.#state = new State(hooks, highWaterMark(strategy, 1), method(strategy ?? {}, 'strategy.size') ?? (() => 1));
      const controller = new WritableStreamDefaultController(this.#state);
      const source = sink ?? {};
      for (const name of ['write', 'close', 'abort']) {
        const hook = method(source, `sink.${name}`);
        if (hook) hooks[name] = name === 'write' ? (chunk) => hook.call(source, chunk, controller) : (...args) => hook.call(source, ...args);
      }
      this.#state.start(method(source, 'sink.start')?.call(source, controller));
    }

    get locked() { return this.#state.writer !== null; }

    getWriter() { return new WritableStreamDefaultWriter(this); }

    async abort(reason = undefined) {
      if (this.locked) throw new TypeError('Invalid state: WritableStream is locked');
      return this.#state.abort(reason);
    }

    async close() {
      if (this.locked) throw new TypeError('Invalid state: WritableStream is locked');
      return this.#state.close();
    }

    get [Symbol.toStringTag]() { return 'WritableStream'; }

    [Symbol.for('nodejs.util.inspect.custom')]() {
      return `WritableStream { locked: ${this.locked}, state: '${this.#state.status}' }`;
    }
  }

  // Nobody needs to look at this promise.
  function handled() {
    const resolvers = Promise.withResolvers();
    resolvers.promise.catch(() => {});
    return resolvers;
  }

  return {
    WritableStream, WritableStreamDefaultWriter, WritableStreamDefaultController,
    isWritable: (value) => value instanceof WritableStream,
    statusOf: (stream) => stateOf(stream),
  };
})
