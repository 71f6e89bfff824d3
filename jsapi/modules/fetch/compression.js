// CompressionStream and DecompressionStream. https://compression.spec.whatwg.org
(function (native) {
  'use strict';
  const { ReadableStream } = native.part('stream');
  const { WritableStream } = native.part('writable');
  const { Pair } = native.part('transform');
  const formats = ['gzip', 'deflate', 'deflate-raw'];

  function formatOf(format) {
    if (!formats.includes(String(format))) throw new TypeError(`there is no compression format "${format}"; there are ${formats.join(', ')}`);
    return String(format);
  }

  function bytesOf(chunk) {
    if (ArrayBuffer.isView(chunk)) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (chunk instanceof ArrayBuffer) return new Uint8Array(chunk);
    throw new TypeError('a chunk must be an ArrayBuffer or a view of one');
  }

  class CompressionStream extends Pair {
    constructor(format) {
      const compressor = native.compressor(formatOf(format));
      const pass = (buffer, controller) => { if (buffer.byteLength > 0) controller.enqueue(new Uint8Array(buffer)); };
      super({
        async transform(chunk, controller) { pass(await compressor.write(bytesOf(chunk)), controller); },
        async flush(controller) { pass(await compressor.close(), controller); },
      });
    }

    get [Symbol.toStringTag]() { return 'CompressionStream'; }
  }

  // Decompressing begins when all has arrived, and goes only as far as somebody reads: a small
  // file can hold more than there is memory.
  class DecompressionStream {
    #readable;
    #writable;

    constructor(format) {
      const decompressor = native.decompressor(formatOf(format));
      const complete = Promise.withResolvers();
      complete.promise.catch(() => {});
      let output;
      this.#readable = new ReadableStream({
        start(controller) { output = controller; },
        async pull(controller) {
          await complete.promise;
          const buffer = await decompressor.next();
          if (buffer.byteLength > 0) controller.enqueue(new Uint8Array(buffer));
          else controller.close();
        },
        cancel(reason) { complete.reject(reason); },
      }, { highWaterMark: 0 });
      this.#writable = new WritableStream({
        write(chunk) { decompressor.write(bytesOf(chunk)); },
        close() { complete.resolve(); },
        abort(reason) { output.error(reason); },
      });
    }

    get readable() { return this.#readable; }
    get writable() { return this.#writable; }
    get [Symbol.toStringTag]() { return 'DecompressionStream'; }
  }

  return { CompressionStream, DecompressionStream };
})
