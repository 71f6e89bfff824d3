// crypto.subtle: digests, and signatures by HMAC. https://w3c.github.io/webcrypto/
(function (native) {
  'use strict';
  const { DOMException, btoa, atob } = globalThis;
  const digests = { 'SHA-1': 64, 'SHA-256': 64, 'SHA-384': 128, 'SHA-512': 128 }; // bytes of a block
  const usages = ['sign', 'verify'];

  let allowed = false; // whether the constructor of CryptoKey may run
  let bytesOf; // those of a key

  class CryptoKey {
    #bytes;

    static { bytesOf = (key) => key.#bytes; }

    constructor(bytes, algorithm, extractable, keyUsages) {
      if (!allowed) throw new TypeError('Illegal constructor');
      this.#bytes = bytes;
      Object.assign(this, { type: 'secret', extractable, algorithm, usages: usages.filter((usage) => keyUsages.includes(usage)) });
      Object.freeze(this);
    }

    get [Symbol.toStringTag]() { return 'CryptoKey'; }
  }

  function createKey(bytes, hash, extractable, keyUsages) {
    const wrong = Array.from(keyUsages).find((usage) => !usages.includes(usage));
    if (wrong !== undefined) throw new DOMException(`an HMAC key cannot be used to ${wrong}`, 'SyntaxError');
    if (keyUsages.length === 0) throw new DOMException('Usages cannot be empty when creating a key.', 'SyntaxError');
    allowed = true;
    try {
      return new CryptoKey(bytes, { name: 'HMAC', hash: { name: hash }, length: bytes.length * 8 }, Boolean(extractable), keyUsages);
    } finally {
      allowed = false;
    }
  }

  // The name of an algorithm as the specification writes it.
  function nameOf(algorithm, known, what) {
    const name = String(Object(algorithm) === algorithm ? algorithm.name : algorithm);
    const found = known.find((one) => one.toLowerCase() === name.toLowerCase());
    if (!found) throw new DOMException(`${what} has no algorithm ${name} here; it has ${known.join(', ')}`, 'NotSupportedError');
    return found;
  }

  const hashName = (algorithm) => nameOf(algorithm, Object.keys(digests), 'digest()');
  const keyName = (algorithm, what) => nameOf(algorithm, ['HMAC'], what);

  function dataOf(source) {
    if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice();
    if (source instanceof ArrayBuffer) return new Uint8Array(source).slice();
    throw new TypeError('the data must be an ArrayBuffer or a view of one');
  }

  function fromJWK(jwk) {
    if (Object(jwk) !== jwk || jwk.kty !== 'oct' || typeof jwk.k !== 'string') throw new DOMException('the key is no JWK of type "oct"', 'DataError');
    return new Uint8Array(Array.from(atob(jwk.k.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0)));
  }

  function needUsage(key, usage) {
    if (!(key instanceof CryptoKey)) throw new TypeError('the key is not a CryptoKey');
    if (!key.usages.includes(usage)) throw new DOMException(`the key cannot be used to ${usage}`, 'InvalidAccessError');
  }

  class SubtleCrypto {
    constructor() {
      if (!allowed) throw new TypeError('Illegal constructor');
    }

    async digest(algorithm, data) {
      const name = hashName(algorithm);
      return native.digest(name, dataOf(data));
    }

    async importKey(format, data, algorithm, extractable, keyUsages) {
      keyName(algorithm, 'importKey()');
      if (format !== 'raw' && format !== 'jwk') throw new DOMException(`importKey() has no format ${format} here; it has raw, jwk`, 'NotSupportedError');
      const bytes = format === 'raw' ? dataOf(data) : fromJWK(data);
      if (bytes.length === 0) throw new DOMException('Zero-length key is not supported', 'DataError');
      return createKey(bytes, hashName(algorithm.hash), extractable, keyUsages);
    }

    async generateKey(algorithm, extractable, keyUsages) {
      keyName(algorithm, 'generateKey()');
      const hash = hashName(algorithm.hash);
      const bits = algorithm.length ?? digests[hash] * 8;
      if (!(bits > 0 && bits % 8 === 0 && bits <= 2 ** 19)) throw new DOMException(`an HMAC key cannot have ${bits} bits`, 'OperationError');
      return createKey(globalThis.crypto.getRandomValues(new Uint8Array(bits / 8)), hash, extractable, keyUsages);
    }

    async exportKey(format, key) {
      if (!(key instanceof CryptoKey)) throw new TypeError('the key is not a CryptoKey');
      if (!key.extractable) throw new DOMException('key is not extractable', 'InvalidAccessError');
      if (format === 'raw') return bytesOf(key).slice().buffer;
      if (format !== 'jwk') throw new DOMException(`exportKey() has no format ${format} here; it has raw, jwk`, 'NotSupportedError');
      const k = btoa(String.fromCharCode(...bytesOf(key))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
      return { kty: 'oct', k, alg: key.algorithm.hash.name.replace('SHA-', 'HS'), key_ops: [...key.usages], ext: key.extractable };
    }

    async sign(algorithm, key, data) {
      keyName(algorithm, 'sign()');
      needUsage(key, 'sign');
      return native.sign(key.algorithm.hash.name, bytesOf(key), dataOf(data));
    }

    async verify(algorithm, key, signature, data) {
      keyName(algorithm, 'verify()');
      needUsage(key, 'verify');
      return native.verify(key.algorithm.hash.name, bytesOf(key), dataOf(data), dataOf(signature));
    }

    get [Symbol.toStringTag]() { return 'SubtleCrypto'; }
  }

  allowed = true;
  const subtle = new SubtleCrypto();
  allowed = false;
  return { subtle, SubtleCrypto, CryptoKey };
})
