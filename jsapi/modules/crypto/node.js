// node:crypto: hashes and random values.
(function (native) {
  'use strict';
  const { Buffer, crypto: webcrypto } = globalThis;

  function coded(Class, code, message) {
    return Object.assign(new Class(message), { code });
  }

  // What is hashed: bytes, or a string in UTF-8 unless it has another encoding.
  function input(data, encoding, name = 'data') {
    if (typeof data === 'string') {
      return !encoding || /^utf-?8$/i.test(encoding) ? data : new Uint8Array(Buffer.from(data, encoding));
    }
    return viewed(data, name);
  }

  function viewed(data, name) {
    if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    if (data instanceof ArrayBuffer) return new Uint8Array(data);
    throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', `The "${name}" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received ${String(data)}`);
  }

  function output(buffer, encoding) {
    const bytes = Buffer.from(buffer);
    return !encoding || encoding === 'buffer' ? bytes : bytes.toString(encoding);
  }

  class Hash {
    #name;
    #state;
    #done = false;

    constructor(name, state) {
      this.#name = name;
      this.#state = state;
    }

    update(data, encoding) {
      if (this.#done) throw finalized();
      native.update(this.#state, input(data, encoding));
      return this;
    }

    digest(encoding) {
      if (this.#done) throw finalized();
      this.#done = true;
      return output(native.digest(this.#state), encoding);
    }

    copy() {
      if (this.#done) throw finalized();
      return new Hash(this.#name, native.copy(this.#state, this.#name));
    }
  }

  class Hmac {
    #state;
    #done = false;

    constructor(state) { this.#state = state; }

    update(data, encoding) {
      if (this.#done) throw finalized();
      native.update(this.#state, input(data, encoding));
      return this;
    }

    digest(encoding) {
      if (this.#done) return output(new ArrayBuffer(0), encoding);
      this.#done = true;
      return output(native.digest(this.#state), encoding);
    }
  }

  function finalized() {
    return coded(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
  }

  function createHash(name) {
    const state = native.hash(String(name));
    if (!state) throw unknown(name);
    return new Hash(String(name), state);
  }

  function createHmac(name, key) {
    const bytes = typeof key === 'string' ? new Uint8Array(Buffer.from(key)) : viewed(key, 'key');
    const state = native.hash(String(name), bytes);
    if (!state) throw unknown(name);
    return new Hmac(state);
  }

  function unknown(name) {
    return coded(Error, 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${name}; there are ${native.hashes().join(', ')}`);
  }

  function hash(name, data, encoding = 'hex') {
    return createHash(name).update(data).digest(encoding);
  }

  // With a callback, the result comes later.
  function answer(make, callback) {
    if (callback === undefined) return make();
    if (typeof callback !== 'function') throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "callback" argument must be of type function');
    const value = make();
    globalThis.setImmediate(() => callback(null, value));
    return undefined;
  }

  function randomBytes(size, callback = undefined) {
    if (!(Number.isInteger(size) && size >= 0 && size < 2 ** 31)) {
      throw coded(RangeError, 'ERR_OUT_OF_RANGE', `The value of "size" is out of range. It must be >= 0 && <= 2147483647. Received ${String(size)}`);
    }
    return answer(() => randomFillSync(Buffer.alloc(size)), callback);
  }

  function randomFillSync(buffer, offset = 0, size = undefined) {
    const bytes = viewed(buffer, 'buf');
    native.fill(bytes.subarray(offset, size === undefined ? bytes.length : offset + size));
    return buffer;
  }

  // A whole number from min up to, but not including, max.
  function randomInt(min, max, callback = undefined) {
    if (max === undefined || typeof max === 'function') [min, max, callback] = [0, min, max];
    if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max)) throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'randomInt() needs safe integers');
    const range = max - min;
    if (!(range > 0 && range < 2 ** 48)) throw coded(RangeError, 'ERR_OUT_OF_RANGE', `The value of "max" is out of range. It must be greater than the value of "min" (${min}), by less than 2 ** 48. Received ${max}`);
    return answer(() => min + native.below(range), callback);
  }

  function timingSafeEqual(a, b) {
    const [left, right] = [viewed(a, 'buf1'), viewed(b, 'buf2')];
    if (left.length !== right.length) throw coded(RangeError, 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', 'Input buffers must have the same byte length');
    return native.equal(left, right);
  }

  return {
    createHash, createHmac, hash, randomBytes, randomFillSync, randomInt, timingSafeEqual, webcrypto,
    getHashes: () => native.hashes(),
    getRandomValues: (array) => webcrypto.getRandomValues(array),
    randomUUID: () => webcrypto.randomUUID(),
    get subtle() { return webcrypto.subtle; },
  };
})
