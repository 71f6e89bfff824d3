// pipeTo and pipeThrough. https://streams.spec.whatwg.org/#readable-stream-pipe-to
(function (native) {
  'use strict';
  const { ReadableStream } = native.part('stream');
  const { WritableStream, statusOf } = native.part('writable');

  async function pipeTo(source, destination, { preventClose = false, preventAbort = false, preventCancel = false, signal } = {}) {
    if (!(destination instanceof WritableStream)) throw new TypeError('pipeTo() needs a WritableStream');
    if (source.locked || destination.locked) throw new TypeError('Invalid state: the stream is locked');
    const pipe = new Pipe(source.getReader(), destination.getWriter(), statusOf(destination));
    try {
      const end = await pipe.run(signal);
      await finish(pipe, end, { preventClose, preventAbort, preventCancel });
      if (end.by !== 'source' || end.failed) throw end.error;
    } finally {
      pipe.release();
    }
  }

  // What ends first: the source, the destination, or the signal.
  class Pipe {
    #last = Promise.resolve(); // of the last write
    #stop = Promise.withResolvers();

    constructor(reader, writer, state) {
      Object.assign(this, { reader, writer, state });
    }

    // Resolves to { by, failed, error }.
    async run(signal) {
      const abort = () => this.#stop.resolve({ by: 'signal', failed: true, error: signal.reason });
      if (signal?.aborted) abort();
      signal?.addEventListener('abort', abort, { once: true });
      this.writer.closed.then(() => this.#stop.resolve(this.#closed()), (error) => this.#stop.resolve({ by: 'destination', failed: true, error }));
      this.reader.closed.catch((error) => this.#stop.resolve({ by: 'source', failed: true, error }));
      this.#pump();
      const end = await this.#stop.promise;
      signal?.removeEventListener('abort', abort);
      if (end.by !== 'destination') await this.#last.catch(() => {}); // what was read is written
      return end;
    }

    #closed() {
      return { by: 'destination', failed: false, error: new TypeError('Invalid state: Destination WritableStream is closed') };
    }

    // Reads only while there is room.
    async #pump() {
      if (this.state.status === 'closed' || this.state.closing) {
        this.#stop.resolve(this.#closed());
        return;
      }
      let ended = false;
      this.#stop.promise.then(() => { ended = true; });
      try {
        for (;;) {
          await this.writer.ready;
          if (ended) return;
          const { value, done } = await this.reader.read();
          if (done) break;
          this.#last = this.writer.write(value);
          this.#last.catch(() => {});
        }
        this.#stop.resolve({ by: 'source', failed: false });
      } catch (error) {
        this.#stop.resolve(this.state.error === error ? { by: 'destination', failed: true, error } : { by: 'source', failed: true, error });
      }
    }

    release() {
      this.writer.releaseLock();
      this.reader.releaseLock();
    }
  }

  async function finish(pipe, { by, failed, error }, { preventClose, preventAbort, preventCancel }) {
    const work = [];
    if (by === 'source' && !failed && !preventClose) work.push(pipe.writer.close());
    if (by !== 'destination' && failed && !preventAbort) work.push(pipe.writer.abort(error));
    if (by !== 'source' && !preventCancel) work.push(pipe.reader.cancel(error));
    await Promise.all(work);
  }

  function pipeThrough(source, transform, options) {
    const { readable, writable } = Object(transform);
    if (!(readable instanceof ReadableStream) || !(writable instanceof WritableStream)) {
      throw new TypeError('pipeThrough() needs { readable, writable }, a TransformStream say');
    }
    if (source.locked || writable.locked) throw new TypeError('Invalid state: the stream is locked');
    pipeTo(source, writable, options).catch(() => {}); // readable tells of failures
    return readable;
  }

  return { pipeTo, pipeThrough };
})
