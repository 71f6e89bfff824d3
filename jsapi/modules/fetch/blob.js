// Blob and File. Their bytes are held by Go and never change.
(function (native) {
  'use strict';
  const { ReadableStream } = native.part('stream');
  const chunkSize = 65536; // bytes per chunk of a stream

  // The bytes of a blob, and a blob of bytes.
  let bytesOf, blobOf;

  class Blob {
    #bytes;
    #type;

    static {
      bytesOf = (blob) => blob.#bytes;
      blobOf = (bytes, type) => {
        const blob = new Blob();
        blob.#bytes = bytes;
        blob.#type = typeOf(type);
        return blob;
      };
    }

    constructor(parts = [], options = {}) {
      if (Object(parts) !== parts || typeof parts[Symbol.iterator] !== 'function') {
        throw new TypeError('The "sources" argument must be a sequence');
      }
      const { endings = 'transparent', type = '' } = options ?? {};
      if (endings !== 'transparent' && endings !== 'native') {
        throw new TypeError(`The property 'options.endings' is invalid. Received '${endings}'`);
      }
      this.#bytes = native.concat(Array.from(parts, toBytes));
      this.#type = typeOf(type);
    }

    get size() { return native.size(this.#bytes); }
    get type() { return this.#type; }

    slice(start = 0, end = this.size, type = '') {
      const from = within(start, this.size);
      return blobOf(native.slice(this.#bytes, from, Math.max(from, within(end, this.size))), type);
    }

    async text() { return native.text(this.#bytes); }
    async arrayBuffer() { return native.buffer(this.#bytes); }
    async bytes() { return new Uint8Array(native.buffer(this.#bytes)); }
    stream() { return streamOf(this.#bytes); }

    get [Symbol.toStringTag]() { return 'Blob'; }

    [Symbol.for('nodejs.util.inspect.custom')]() {
      return `${this.constructor.name} { size: ${this.size}, type: '${this.#type}' }`;
    }
  }

  class File extends Blob {
    #name;
    #lastModified;

    constructor(parts, name, options = {}) {
      if (arguments.length < 2) throw new TypeError('The "fileBits" and "fileName" arguments must be specified');
      super(parts, options);
      this.#name = String(name);
      this.#lastModified = Math.trunc(Number(options?.lastModified ?? Date.now())) || 0;
    }

    get name() { return this.#name; }
    get lastModified() { return this.#lastModified; }
    get [Symbol.toStringTag]() { return 'File'; }
  }

  function toBytes(part) {
    if (part instanceof Blob) return bytesOf(part);
    return viewed(part) ?? native.fromText(String(part));
  }

  // The bytes that a buffer or a view of one shows, undefined for anything else.
  function viewed(value) {
    if (value instanceof ArrayBuffer) return native.fromView(new Uint8Array(value));
    if (ArrayBuffer.isView(value)) return native.fromView(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    return undefined;
  }

  function typeOf(type) {
    type = String(type);
    return /[^\x20-\x7e]/.test(type) ? '' : type.toLowerCase();
  }

  // A position in a blob; what is negative counts from the end.
  function within(position, size) {
    position = Math.trunc(Number(position)) || 0;
    return position < 0 ? Math.max(size + position, 0) : Math.min(position, size);
  }

  function streamOf(bytes) {
    const size = native.size(bytes);
    let at = 0;
    return new ReadableStream({
      type: 'bytes',
      start(controller) { if (size === 0) controller.close(); },
      pull(controller) {
        const end = Math.min(at + chunkSize, size);
        controller.enqueue(new Uint8Array(native.buffer(native.slice(bytes, at, end))));
        at = end;
        if (at === size) controller.close();
      },
    });
  }

  return { Blob, File, bytesOf, blobOf, viewed, streamOf };
})
