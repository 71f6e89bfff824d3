// What the Buffer of goja_nodejs lacks.
(function (native) {
  'use strict';
  const Buffer = native.Buffer();
  const encodings = new Set(['utf8', 'utf-8', 'hex', 'base64', 'base64url']);
  const latin = new Set(['latin1', 'binary', 'ascii']);
  const from = Buffer.from;
  const toString = Buffer.prototype.toString;

  // Names of encodings count in any case.
  const plain = (encoding) => (typeof encoding === 'string' ? encoding.toLowerCase() : encoding);

  Object.defineProperty(Buffer, 'name', { value: 'Buffer', configurable: true });
  define(Buffer, {
    from(value, encoding, length) {
      encoding = plain(encoding);
      if (typeof value !== 'string' || !latin.has(encoding)) return from.call(Buffer, value, ...(encoding === undefined ? [] : [encoding, length]));
      return from.call(Buffer, Array.from({ length: value.length }, (_, i) => value.charCodeAt(i) & 0xff));
    },
    isBuffer: (value) => value instanceof Buffer,
    isEncoding: (name) => typeof name === 'string' && (encodings.has(plain(name)) || latin.has(plain(name))),
    allocUnsafe: (size) => Buffer.alloc(size),
    allocUnsafeSlow: (size) => Buffer.alloc(size),
    byteLength(value, encoding) {
      if (typeof value === 'string') return Buffer.from(value, encoding).length;
      if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value.byteLength;
      throw new TypeError('Buffer.byteLength() needs a string, a Buffer or an ArrayBuffer');
    },
    compare(a, b) {
      if (!(a instanceof Uint8Array) || !(b instanceof Uint8Array)) throw new TypeError('Buffer.compare() needs two Buffers or Uint8Arrays');
      const length = Math.min(a.length, b.length);
      for (let i = 0; i < length; i++) {
        if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
      }
      return Math.sign(a.length - b.length);
    },
  });

  define(Buffer.prototype, {
    toString(encoding, start = 0, end = this.length) {
      encoding = plain(encoding);
      if (!latin.has(encoding)) return toString.call(this, encoding, start, end);
      const mask = encoding === 'ascii' ? 0x7f : 0xff;
      const characters = [];
      for (const byte of this.subarray(Math.max(0, start), Math.max(0, end))) characters.push(String.fromCharCode(byte & mask));
      return characters.join('');
    },
    toJSON() {
      return { type: 'Buffer', data: Array.from(this) };
    },
    compare(other) {
      return Buffer.compare(this, other);
    },
    // Returns how many bytes were copied.
    copy(target, targetStart = 0, start = 0, end = this.length) {
      const part = this.subarray(start, Math.min(end, start + target.length - targetStart));
      target.set(part, targetStart);
      return part.length;
    },
    // Unlike that of other typed arrays, a slice shares the memory.
    slice(start, end) {
      return this.subarray(start, end);
    },
  });

  function define(object, methods) {
    for (const [name, value] of Object.entries(methods)) {
      Object.defineProperty(object, name, { value, writable: true, configurable: true });
    }
  }

  return { Buffer };
})
