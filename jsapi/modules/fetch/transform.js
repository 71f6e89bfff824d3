// TransformStream, and the streams made of it: https://streams.spec.whatwg.org/#ts
(function (native) {
  'use strict';
  const { ReadableStream } = native.part('stream');
  const { WritableStream } = native.part('writable');
  const { method } = native.part('strategy');
  const { TextEncoder, TextDecoder } = globalThis;

  class TransformStreamDefaultController {
    #parts;

    constructor(parts) {
      if (!parts?.readable) throw new TypeError('Illegal constructor');
      this.#parts = parts;
    }

    get desiredSize() { return this.#parts.readable.desiredSize; }

    enqueue(chunk = undefined) {
      this.#parts.press();
      this.#parts.readable.enqueue(chunk);
    }

    error(reason = undefined) {
      this.#parts.readable.error(reason);
      this.#parts.fail(reason);
    }

    terminate() {
      this.#parts.end();
      this.#parts.fail(new TypeError('Invalid state: TransformStream has been terminated'));
    }

    get [Symbol.toStringTag]() { return 'TransformStreamDefaultController'; }
  }

  class TransformStream {
    #readable;
    #writable;

    constructor(transformer = {}, writableStrategy = {}, readableStrategy = {}) {
      const source = transformer ?? {};
      const hooks = {};
      for (const name of ['start', 'transform', 'flush', 'cancel']) hooks[name] = method(source, `transformer.${name}`);
      let wanted = false; // whether the readable side wants more
      let room = Promise.withResolvers(); // resolved when it does
      let ended = false;
      const want = () => {
        wanted = true;
        room.resolve();
      };
      const parts = {
        press() {
          if (wanted) room = Promise.withResolvers();
          wanted = false;
        },
        fail(reason) {
          parts.writable.error(reason);
          want();
        },
        end() {
          if (!ended) parts.readable.close();
          ended = true;
        },
      };
      this.#readable = new ReadableStream({
        start(controller) { parts.readable = controller; },
        pull: want,
        async cancel(reason) {
          ended = true;
          parts.fail(reason);
          await hooks.cancel?.call(source, reason);
        },
      }, { highWaterMark: 0, ...strategy(readableStrategy) });
      const controller = new TransformStreamDefaultController(parts);
      let started;
      this.#writable = new WritableStream({
        start(writable) { parts.writable = writable; },
        async write(chunk) {
          await started;
          if (!wanted) await room.promise;
          await attempt(() => (hooks.transform ? hooks.transform.call(source, chunk, controller) : controller.enqueue(chunk)));
        },
        async close() {
          await started;
          await attempt(() => hooks.flush?.call(source, controller));
          parts.end();
        },
        async abort(reason) {
          ended = true;
          parts.readable.error(reason);
          await hooks.cancel?.call(source, reason);
        },
      }, writableStrategy ?? {});
      // What a transformer throws ends both sides.
      async function attempt(work) {
        try {
          await work();
        } catch (error) {
          ended = true;
          parts.readable.error(error);
          throw error;
        }
      }
      const first = hooks.start?.call(source, controller);
      started = attempt(() => first);
      started.catch((error) => parts.fail(error));
    }

    get readable() { return this.#readable; }
    get writable() { return this.#writable; }
    get [Symbol.toStringTag]() { return 'TransformStream'; }
  }

  function strategy(given) {
    const made = {};
    if (given?.highWaterMark !== undefined) made.highWaterMark = given.highWaterMark;
    if (given?.size !== undefined) made.size = given.size;
    return made;
  }

  // What has the two sides of a TransformStream, but is none.
  class Pair {
    #stream;
    constructor(transformer) { this.#stream = new TransformStream(transformer); }
    get readable() { return this.#stream.readable; }
    get writable() { return this.#stream.writable; }
  }

  class TextEncoderStream extends Pair {
    constructor() {
      const encoder = new TextEncoder();
      let high = ''; // half of a character, at the end of the last chunk
      super({
        transform(chunk, controller) {
          let text = high + String(chunk);
          high = /[\ud800-\udbff]$/.test(text) ? text.at(-1) : '';
          text = text.slice(0, text.length - high.length);
          if (text !== '') controller.enqueue(encoder.encode(text));
        },
        flush(controller) { if (high !== '') controller.enqueue(encoder.encode(high)); },
      });
    }

    get encoding() { return 'utf-8'; }
    get [Symbol.toStringTag]() { return 'TextEncoderStream'; }
  }

  class TextDecoderStream extends Pair {
    #decoder;

    constructor(label = 'utf-8', options = {}) {
      const decoder = new TextDecoder(label, options);
      const pass = (text, controller) => { if (text !== '') controller.enqueue(text); };
      super({
        transform(chunk, controller) { pass(decoder.decode(chunk, { stream: true }), controller); },
        flush(controller) { pass(decoder.decode(), controller); },
      });
      this.#decoder = decoder;
    }

    get encoding() { return this.#decoder.encoding; }
    get fatal() { return this.#decoder.fatal; }
    get ignoreBOM() { return this.#decoder.ignoreBOM; }
    get [Symbol.toStringTag]() { return 'TextDecoderStream'; }
  }

  return { TransformStream, TransformStreamDefaultController, TextEncoderStream, TextDecoderStream, Pair };
})
