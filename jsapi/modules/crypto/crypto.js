// crypto: random values here, the rest in subtle.js.
(function (native) {
  'use strict';
  const { DOMException } = globalThis;
  const integers = new Set([
    'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
    'BigInt64Array', 'BigUint64Array',
  ]);
  const limit = 65536; // bytes per call, as the standard has it

  class Crypto {
    #subtle;

    // Most scripts never ask for it.
    get subtle() {
      return this.#subtle ??= native.subtle().subtle;
    }

    randomUUID() {
      return native.uuid();
    }

    getRandomValues(array) {
      if (!ArrayBuffer.isView(array) || !integers.has(array[Symbol.toStringTag])) {
        throw new DOMException('crypto.getRandomValues() needs a typed array of integers', 'TypeMismatchError');
      }
      if (array.byteLength > limit) {
        throw new DOMException(`crypto.getRandomValues() fills at most ${limit} bytes, not ${array.byteLength}`, 'QuotaExceededError');
      }
      native.fill(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
      return array;
    }

    get [Symbol.toStringTag]() { return 'Crypto'; }
  }

  return { crypto: new Crypto() };
})
