// Request.
(function (native) {
  'use strict';
  const { Headers } = native.part('headers');
  const { extract, mix } = native.part('body');
  const { AbortController, AbortSignal, URL } = globalThis;

  // The options that take one of a few words; the first is the default.
  const words = {
    mode: ['cors', 'no-cors', 'same-origin'],
    credentials: ['same-origin', 'include', 'omit'],
    cache: ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'],
    redirect: ['follow', 'error', 'manual'],
    referrerPolicy: [
      '', 'no-referrer', 'no-referrer-when-downgrade', 'same-origin', 'origin', 'strict-origin', 'origin-when-cross-origin',
      'strict-origin-when-cross-origin', 'unsafe-url',
    ],
    priority: ['auto', 'high', 'low'],
    duplex: ['half'],
  };
  const upper = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);

  // What fetch() needs to know besides the properties: { body, signal, meta }.
  let inside;

  class Request {
    #url;
    #method;
    #headers;
    #body = null;
    #signal; // as it was given, or null
    #following = null; // the signal that scripts see
    #words = {};
    #meta;

    static {
      inside = (request) => ({ body: request.#body, signal: request.#signal, meta: request.#meta });
      mix(this, (request) => request.#body);
      for (const name of Object.keys(words)) {
        if (name === 'priority') continue;
        Object.defineProperty(this.prototype, name, { get() { return this.#words[name]; }, configurable: true });
      }
    }

    constructor(input, init = {}) {
      if (arguments.length === 0) throw new TypeError('Request constructor: 1 argument required, but only 0 found.');
      if (init !== null && Object(init) !== init) throw new TypeError('Request constructor: Argument 2 must be an object of options');
      init ??= {};
      const base = input instanceof Request ? input : null;
      this.#url = base ? base.#url : address(input);
      this.#readWords(init, base);
      this.#method = init.method === undefined ? base?.method ?? 'GET' : methodOf(init.method);
      this.#signal = init.signal === undefined ? base?.#signal ?? null : signalOf(init.signal);
      this.#meta = init.meta ?? base?.#meta ?? {};
      this.#headers = new Headers(init.headers ?? base?.headers);
      this.#readBody(init.body ?? null, base);
    }

    get url() { return this.#url; }
    get method() { return this.#method; }
    get headers() { return this.#headers; }
    get destination() { return ''; }
    get referrer() { return 'about:client'; }
    get integrity() { return ''; }
    get keepalive() { return false; }

    get signal() {
      this.#following ??= this.#signal ? AbortSignal.any([this.#signal]) : new AbortController().signal;
      return this.#following;
    }

    clone() {
      if (this.#body?.unusable) throw new TypeError('Request.clone: Body has already been consumed.');
      const copy = new Request(this.#url, {
        ...this.#words, method: this.#method, headers: this.#headers, signal: this.#signal, meta: this.#meta,
      });
      copy.#body = this.#body && this.#body.clone();
      return copy;
    }

    get [Symbol.toStringTag]() { return 'Request'; }

    [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
      if (depth < 0) return '[Request]';
      const { method, url, headers, credentials, redirect, bodyUsed } = this;
      return 'Request ' + inspect({ method, url, headers, credentials, redirect, bodyUsed }, options);
    }

    #readWords(init, base) {
      for (const name of Object.keys(words)) {
        const word = init[name] === undefined ? base?.#words[name] ?? words[name][0] : String(init[name]);
        if (!words[name].includes(word)) {
          throw new TypeError(`Request constructor: ${word} is not an accepted type. Expected one of ${words[name].join(', ')}.`);
        }
        this.#words[name] = word;
      }
      if (init.integrity) throw new TypeError('Request constructor: integrity is not supported: compare a hash of response.bytes()');
    }

    #readBody(given, base) {
      const inherited = given === null ? base?.#body ?? null : null;
      if (given === null && inherited === null) return;
      if (this.#method === 'GET' || this.#method === 'HEAD') throw new TypeError('Request with GET/HEAD method cannot have body.');
      if (inherited) {
        if (inherited.unusable) throw new TypeError('Cannot construct a Request with a Request object that has already been used.');
        this.#body = inherited.move();
        return;
      }
      const { body, type } = extract(given);
      this.#body = body;
      if (type && !this.#headers.has('content-type')) this.#headers.append('content-type', type);
    }
  }

  function address(input) {
    const url = URL.parse(String(input));
    if (!url) throw new TypeError(`Failed to parse URL from ${input}`);
    if (url.username || url.password) {
      throw new TypeError(`Request cannot be constructed from a URL that includes credentials: ${url} (set an Authorization header)`);
    }
    return url.href;
  }

  function methodOf(value) {
    const method = String(value);
    const known = method.toUpperCase();
    if (!native.isToken(method)) throw new TypeError(`'${method}' is not a valid HTTP method.`);
    if (known === 'CONNECT' || known === 'TRACE' || known === 'TRACK') throw new TypeError(`'${method}' HTTP method is unsupported.`);
    return upper.has(known) ? known : method;
  }

  function signalOf(value) {
    if (value !== null && !(value instanceof AbortSignal)) {
      throw new TypeError("Failed to construct 'Request': member signal is not of type AbortSignal.");
    }
    return value;
  }

  return { Request, inside };
})
