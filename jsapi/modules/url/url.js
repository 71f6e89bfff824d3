// URL. The record of its parts is a value of Go.
(function (native) {
  'use strict';
  const { URLSearchParams, link, load } = native.params();
  const writable = ['protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'];

  class URL {
    #record;
    #params = null;

    static {
      accessor(this.prototype, 'href', (url) => native.get(url.#record, 'href'), (url, value) => {
        url.#record = parse(value);
        url.#follow();
      });
      accessor(this.prototype, 'origin', (url) => native.get(url.#record, 'origin'));
      for (const name of writable) {
        accessor(this.prototype, name, (url) => native.get(url.#record, name), (url, value) => {
          native.set(url.#record, name, value);
          if (name === 'search') url.#follow();
        });
      }
      accessor(this.prototype, 'searchParams', (url) => url.#searchParams());
    }

    constructor(url, base = undefined) {
      if (arguments.length === 0) throw new TypeError('The "url" argument must be specified');
      this.#record = parse(url, base);
    }

    static canParse(url, base) {
      if (arguments.length === 0) throw new TypeError('The "url" argument must be specified');
      return native.parse(url, base) !== undefined;
    }

    static parse(url, base) {
      return URL.canParse(url, base) ? new URL(url, base) : null;
    }

    toString() { return this.href; }
    toJSON() { return this.href; }

    get [Symbol.toStringTag]() { return 'URL'; }

    [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
      if (depth < 0) return '[URL]';
      const parts = Object.fromEntries(['href', 'origin', ...writable.slice(0, -1), 'searchParams', 'hash'].map((name) => [name, this[name]]));
      return 'URL ' + inspect(parts, options);
    }

    #searchParams() {
      if (!this.#params) {
        this.#params = new URLSearchParams(this.search);
        link(this.#params, (query) => native.set(this.#record, 'search', query));
      }
      return this.#params;
    }

    // #follow brings the parameters up to date with the query.
    #follow() {
      if (this.#params) load(this.#params, this.search.slice(1));
    }
  }

  function accessor(prototype, name, get, set) {
    Object.defineProperty(prototype, name, {
      get() { return get(this); },
      set: set && function (value) { set(this, value); },
      enumerable: true,
      configurable: true,
    });
  }

  function parse(url, base) {
    const record = native.parse(url, base);
    if (record) return record;
    const error = new TypeError('Invalid URL');
    error.code = 'ERR_INVALID_URL';
    error.input = String(url);
    if (base !== undefined) error.base = String(base);
    throw error;
  }

  return { URL, URLSearchParams };
})
