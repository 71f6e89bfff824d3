// What Request and Response carry, and the methods by which it is read.
(function (native) {
  'use strict';
  const { ReadableStream, isDisturbed } = native.part('stream');
  const { tee } = native.part('tee');
  const { Blob, bytesOf, blobOf, viewed, streamOf } = native.part('blob');
  const { FormData, encode, decode } = native.part('formdata');
  const { URLSearchParams } = globalThis;

  // A body can be read once. Most are bytes, and get a stream only if somebody asks for it.
  class Body {
    #bytes; // null when they come from the stream
    #stream;
    #reader = null;
    #taken = false;

    constructor(bytes, stream = null) {
      this.#bytes = bytes;
      this.#stream = stream;
    }

    get stream() {
      if (!this.#stream) {
        this.#stream = streamOf(this.#bytes);
        if (this.#taken) this.#stream.getReader().cancel();
      }
      return this.#stream;
    }

    get used() { return this.#taken || this.#stream !== null && isDisturbed(this.#stream); }
    get unusable() { return this.used || this.#stream !== null && this.#stream.locked; }

    // Reads all of it.
    async take() {
      if (this.unusable) throw new TypeError('Body is unusable: Body has already been read');
      this.#taken = true;
      if (!this.#stream) return this.#bytes;
      this.#reader = this.#stream.getReader();
      return drain(this.#reader);
    }

    // Another body with the same content. This one stays as it is.
    clone() {
      if (!this.#stream) return new Body(this.#bytes);
      const [first, second] = tee(this.#stream, copy);
      this.#stream = first;
      return new Body(null, second);
    }

    // Another body with the content of this one, which is used up by that.
    move() {
      this.#taken = true;
      return this.#stream ? new Body(null, ReadableStream.from(this.#stream)) : new Body(this.#bytes);
    }

    // Nobody will read on.
    abort(reason) {
      const source = this.#reader ?? this.#stream;
      source?.cancel(reason).catch(() => {});
    }
  }

  async function drain(reader) {
    const chunks = [];
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return native.concat(chunks);
      if (!(value instanceof Uint8Array)) throw new TypeError('Received non-Uint8Array chunk');
      chunks.push(viewed(value));
    }
  }

  function copy(chunk) {
    return chunk instanceof Uint8Array ? chunk.slice() : chunk;
  }

  // What may be given as a body, as { body, type }; type is null where nothing is known.
  function extract(value) {
    if (value instanceof ReadableStream) return { body: new Body(null, unread(value)), type: null };
    if (value instanceof Blob) return { body: new Body(bytesOf(value)), type: value.type || null };
    if (value instanceof FormData) {
      const { bytes, type } = encode(value);
      return { body: new Body(bytes), type };
    }
    if (value instanceof URLSearchParams) return text(value, 'application/x-www-form-urlencoded;charset=UTF-8');
    const bytes = viewed(value);
    if (bytes) return { body: new Body(bytes), type: null };
    if (Object(value) === value && value[Symbol.asyncIterator]) {
      return { body: new Body(null, ReadableStream.from(value)), type: null };
    }
    return text(value, 'text/plain;charset=UTF-8');
  }

  function unread(stream) {
    if (stream.locked || isDisturbed(stream)) throw new TypeError('Response body object should not be disturbed or locked');
    return stream;
  }

  function text(value, type) {
    return { body: new Body(native.fromText(String(value))), type };
  }

  // Gives a class the methods that read the body of its objects; bodyOf is null for one
  // without.
  function mix(Class, bodyOf) {
    const take = async (object) => {
      const body = bodyOf(object);
      return body ? body.take() : native.fromText('');
    };
    const methods = {
      async text() { return native.text(await take(this)); },
      async json() { return JSON.parse(native.text(await take(this))); },
      async arrayBuffer() { return native.buffer(await take(this)); },
      async bytes() { return new Uint8Array(native.buffer(await take(this))); },
      async blob() { return blobOf(await take(this), native.mimeType(typeOf(this))); },
      async formData() { return form(await take(this), typeOf(this)); },
    };
    for (const name of Object.keys(methods)) {
      Object.defineProperty(Class.prototype, name, { value: methods[name], writable: true, configurable: true });
    }
    getter(Class, 'body', (object) => bodyOf(object)?.stream ?? null);
    getter(Class, 'bodyUsed', (object) => bodyOf(object)?.used ?? false);
  }

  function getter(Class, name, get) {
    Object.defineProperty(Class.prototype, name, { get() { return get(this); }, configurable: true });
  }

  function typeOf(object) {
    return object.headers.get('content-type') ?? '';
  }

  function form(bytes, type) {
    const essence = native.mimeType(type).split(';')[0];
    if (essence === 'application/x-www-form-urlencoded') return fromQuery(native.text(bytes));
    if (essence !== 'multipart/form-data') {
      throw new TypeError('Content-Type was not one of "multipart/form-data" or "application/x-www-form-urlencoded".');
    }
    const result = decode(bytes, type);
    if (!result) throw new TypeError('Failed to parse body as FormData.');
    return result;
  }

  function fromQuery(query) {
    const result = new FormData();
    for (const [name, value] of new URLSearchParams(`?${query}`)) result.append(name, value);
    return result;
  }

  return { Body, extract, mix };
})
