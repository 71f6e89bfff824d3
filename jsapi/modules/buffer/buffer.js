// What the Buffer of goja_nodejs lacks.
(function (native) {
  'use strict';
  const Buffer = native.Buffer();
  const encodings = new Set(['utf8', 'utf-8', 'hex', 'base64', 'base64url']);
  // The encodings that Go does for us: those with one byte or two for each unit of a string.
  const units = { latin1: 'latin1', binary: 'latin1', ascii: 'ascii', ucs2: 'utf16le', 'ucs-2': 'utf16le', utf16le: 'utf16le', 'utf-16le': 'utf16le' };
  const from = Buffer.from;
  const { toString, fill } = Buffer.prototype;

  // Names of encodings count in any case.
  const plain = (encoding) => (typeof encoding === 'string' ? encoding.toLowerCase() : encoding);

  Object.defineProperty(Buffer, 'name', { value: 'Buffer', configurable: true });
  // These can be enumerated, as in Node: safer-buffer copies them.
  Object.assign(Buffer, {
    from(value, encoding, length) {
      encoding = plain(encoding);
      if (typeof value === 'string' && (encoding === 'base64' || encoding === 'base64url')) {
        return from.call(Buffer, value.replaceAll('-', '+').replaceAll('_', '/'), 'base64');
      }
      if (typeof value !== 'string' || !units[encoding]) return from.call(Buffer, value, ...(encoding === undefined ? [] : [encoding, length]));
      return from.call(Buffer, native.encode(value, units[encoding]));
    },
    isBuffer: (value) => value instanceof Buffer,
    isEncoding: (name) => typeof name === 'string' && (encodings.has(plain(name)) || plain(name) in units),
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
      if (encoding === 'base64url') return toString.call(this, 'base64', start, end).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
      if (!units[encoding]) return toString.call(this, encoding, start, end);
      return native.decode(this.subarray(Math.max(0, start), Math.max(0, end)), units[encoding]);
    },
    toJSON() {
      return { type: 'Buffer', data: Array.from(this) };
    },
    compare(other, otherStart = 0, otherEnd = other.length, start = 0, end = this.length) {
      return Buffer.compare(this.subarray(start, end), Uint8Array.prototype.subarray.call(other, otherStart, otherEnd));
    },
    // Returns how many bytes were copied.
    copy(target, targetStart = 0, start = 0, end = this.length) {
      const part = this.subarray(start, Math.min(end, start + target.length - targetStart));
      target.set(part, targetStart);
      return part.length;
    },
    indexOf(value, offset = 0, encoding = undefined) {
      if (typeof offset === 'string') [offset, encoding] = [0, offset];
      return search(this, value, offset, encoding, native.index);
    },
    lastIndexOf(value, offset = this.length, encoding = undefined) {
      if (typeof offset === 'string') [offset, encoding] = [this.length, offset];
      return search(this, value, offset, encoding, native.lastIndex);
    },
    includes(value, offset = 0, encoding = undefined) {
      return this.indexOf(value, offset, encoding) >= 0;
    },
    fill(value, offset = 0, end = this.length, encoding = undefined) {
      if (typeof offset === 'string') [offset, end, encoding] = [0, this.length, offset];
      if (typeof end === 'string') [end, encoding] = [this.length, end];
      if (typeof value !== 'string' && !(value instanceof Uint8Array)) return fill.call(this, value, offset, end);
      const pattern = typeof value === 'string' ? Buffer.from(value, encoding) : value;
      if (pattern.length === 0) return fill.call(this, 0, offset, end);
      for (let at = offset; at < end; at += pattern.length) this.set(pattern.subarray(0, end - at), at);
      return this;
    },
    // Unlike that of other typed arrays, a slice shares the memory.
    slice(start, end) {
      return this.subarray(start, end);
    },
  });

  // Where bytes are found; a negative offset counts from the end.
  function search(buffer, value, offset, encoding, find) {
    offset = Math.trunc(Number(offset)) || 0;
    if (offset < 0) offset += buffer.length;
    if (typeof value === 'number') value = from.call(Buffer, [value & 0xff]);
    const bytes = typeof value === 'string' ? Buffer.from(value, encoding) : value;
    if (!(bytes instanceof Uint8Array)) throw new TypeError('The "value" argument must be a number, a string, a Buffer or a Uint8Array');
    return find(buffer, bytes, offset);
  }

  function define(object, methods) {
    for (const [name, value] of Object.entries(methods)) {
      Object.defineProperty(object, name, { value, writable: true, configurable: true });
    }
  }

  return { Buffer };
})
