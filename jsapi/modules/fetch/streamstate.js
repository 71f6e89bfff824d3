// What a ReadableStream, its reader and its controller share. They are only the faces of
// this. https://streams.spec.whatwg.org/#rs-model
(function () {
  'use strict';

  class State {
    status = 'readable'; // then 'closed' or 'errored'
    error = undefined;
    disturbed = false; // somebody has read or cancelled
    reader = null; // the one that has the lock: { resolve, reject } of its `closed` promise
    reads = []; // those that wait for a chunk
    queue = []; // chunks that wait to be read: { chunk, size }
    size = 0; // of the queue
    closing = false; // no more chunks come, but some are in the queue
    started = false;
    pulling = false;
    pullAgain = false;

    // hooks are the functions start, pull and cancel of the source; sizeOf measures a chunk.
    constructor(hooks, highWaterMark, sizeOf) {
      this.hooks = hooks;
      this.highWaterMark = highWaterMark;
      this.sizeOf = sizeOf;
    }

    start() {
      const result = this.hooks.start();
      Promise.resolve(result).then(() => {
        this.started = true;
        this.pull();
      }, (error) => this.fail(error));
    }

    get desiredSize() {
      if (this.status === 'errored') return null;
      return this.status === 'closed' ? 0 : this.highWaterMark - this.size;
    }

    // Asks the source for more, unless there is enough or it is at it.
    pull() {
      if (!this.started || !this.open || !(this.reads.length > 0 || this.desiredSize > 0)) return;
      if (this.pulling) {
        this.pullAgain = true;
        return;
      }
      this.pulling = true;
      promised(this.hooks.pull).then(() => {
        this.pulling = false;
        if (!this.pullAgain) return;
        this.pullAgain = false;
        this.pull();
      }, (error) => this.fail(error));
    }

    // Whether chunks may still come.
    get open() {
      return this.status === 'readable' && !this.closing;
    }

    enqueue(chunk) {
      if (!this.open) throw invalid(this);
      if (this.reads.length > 0) this.reads.shift().resolve({ value: chunk, done: false });
      else this.keep(chunk);
      this.pull();
    }

    keep(chunk) {
      try {
        const size = Number(this.sizeOf(chunk));
        if (!(size >= 0 && size < Infinity)) throw new RangeError(`the size of a chunk cannot be ${size}`);
        this.queue.push({ chunk, size });
        this.size += size;
      } catch (error) {
        this.fail(error);
        throw error;
      }
    }

    close() {
      if (!this.open) throw invalid(this);
      this.closing = true;
      if (this.queue.length === 0) this.finish();
    }

    finish() {
      this.status = 'closed';
      for (const read of this.reads.splice(0)) read.resolve({ value: undefined, done: true });
      this.reader?.resolve();
    }

    fail(error) {
      if (this.status !== 'readable') return;
      this.status = 'errored';
      this.error = error;
      this.clear();
      for (const read of this.reads.splice(0)) read.reject(error);
      this.reader?.reject(error);
    }

    clear() {
      this.queue = [];
      this.size = 0;
    }

    read() {
      this.disturbed = true;
      if (this.queue.length > 0) return Promise.resolve({ value: this.next(), done: false });
      if (this.status === 'errored') return Promise.reject(this.error);
      if (this.status === 'closed') return Promise.resolve({ value: undefined, done: true });
      const read = Promise.withResolvers();
      this.reads.push(read);
      this.pull();
      return read.promise;
    }

    next() {
      const { chunk, size } = this.queue.shift();
      this.size -= size;
      if (this.closing && this.queue.length === 0) this.finish();
      else this.pull();
      return chunk;
    }

    async cancel(reason) {
      this.disturbed = true;
      if (this.status === 'closed') return;
      if (this.status === 'errored') throw this.error;
      this.clear();
      this.finish();
      await this.hooks.cancel(reason);
    }
  }

  function invalid(state) {
    const failed = state.status === 'errored';
    return new TypeError(failed ? 'Invalid state: the stream has failed' : 'Invalid state: Controller is already closed');
  }

  // What callback returns or throws, as a promise.
  async function promised(callback) {
    return callback();
  }

  return { State };
})
