// TextEncoder and TextDecoder.
(function (native) {
  'use strict';

  class TextEncoder {
    get encoding() {
      return 'utf-8';
    }

    encode(text = '') {
      return new Uint8Array(native.encode(text));
    }

    encodeInto(text, target) {
      if (!(target instanceof Uint8Array)) throw new TypeError('TextEncoder.encodeInto() needs a Uint8Array');
      return native.encodeInto(text, target);
    }

    get [Symbol.toStringTag]() { return 'TextEncoder'; }
  }

  class TextDecoder {
    #decoder;
    #fatal;
    #ignoreBOM;

    constructor(label = 'utf-8', options) {
      const { fatal = false, ignoreBOM = false } = options ?? {};
      this.#fatal = Boolean(fatal);
      this.#ignoreBOM = Boolean(ignoreBOM);
      this.#decoder = native.decoder(String(label), this.#fatal, this.#ignoreBOM);
      if (!this.#decoder) throw new RangeError(`The "${label}" encoding is not supported`);
    }

    get encoding() { return this.#decoder.name; }
    get fatal() { return this.#fatal; }
    get ignoreBOM() { return this.#ignoreBOM; }

    decode(input, options) {
      return this.#decoder.decode(bytes(input), Boolean(options?.stream));
    }

    get [Symbol.toStringTag]() { return 'TextDecoder'; }
  }

  // The bytes that a view or a buffer shows, without a copy.
  function bytes(input) {
    if (input === undefined) return new Uint8Array();
    if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
    if (input instanceof ArrayBuffer) return new Uint8Array(input);
    throw new TypeError('TextDecoder.decode() needs an ArrayBuffer or a view of one');
  }

  return { TextEncoder, TextDecoder };
})
