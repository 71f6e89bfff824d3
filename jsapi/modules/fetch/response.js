// Response.
(function (native) {
  'use strict';
  const { Headers, load, freeze, copy } = native.part('headers');
  const { Body, extract, mix } = native.part('body');
  const { URL } = globalThis;
  const withoutBody = new Set([101, 103, 204, 205, 304]);
  const redirects = new Set([301, 302, 303, 307, 308]);

  // A response with these private fields.
  let create;

  class Response {
    #type = 'default';
    #url = '';
    #redirected = false;
    #status;
    #statusText;
    #headers;
    #body = null;

    static {
      create = (fields) => {
        const response = new Response();
        response.#type = fields.type;
        response.#url = fields.url;
        response.#redirected = fields.redirected;
        response.#status = fields.status;
        response.#statusText = fields.statusText;
        response.#headers = fields.headers;
        response.#body = fields.body;
        return response;
      };
      mix(this, (response) => response.#body);
    }

    constructor(body = null, init = {}) {
      const { status = 200, statusText = '', headers } = init ?? {};
      this.#status = statusOf(status);
      this.#statusText = String(statusText);
      if (/[^\t\x20-\x7e\x80-\xff]/.test(this.#statusText)) throw new TypeError('Invalid statusText');
      this.#headers = new Headers(headers);
      if (body !== null) this.#fill(body);
    }

    static error() {
      return create({ type: 'error', url: '', redirected: false, status: 0, statusText: '', headers: freeze(new Headers()), body: null });
    }

    static json(data, init = {}) {
      const text = JSON.stringify(data);
      if (text === undefined) throw new TypeError('Value is not JSON serializable');
      const headers = new Headers(init?.headers);
      if (!headers.has('content-type')) headers.set('content-type', 'application/json');
      return new Response(text, { ...init, headers });
    }

    static redirect(url, status = 302) {
      const target = URL.parse(String(url));
      if (!target) throw new TypeError(`Failed to parse URL from ${url}`);
      if (!redirects.has(status)) throw new RangeError(`Invalid status code ${status}`);
      const headers = freeze(load(new Headers(), ['location', target.href]));
      return create({ type: 'default', url: '', redirected: false, status, statusText: '', headers, body: null });
    }

    get type() { return this.#type; }
    get url() { return this.#url; }
    get redirected() { return this.#redirected; }
    get status() { return this.#status; }
    get ok() { return this.#status >= 200 && this.#status <= 299; }
    get statusText() { return this.#statusText; }
    get headers() { return this.#headers; }

    clone() {
      if (this.#body?.unusable) throw new TypeError('Response.clone: Body has already been consumed.');
      return create({
        type: this.#type, url: this.#url, redirected: this.#redirected, status: this.#status, statusText: this.#statusText,
        headers: copy(this.#headers),
        body: this.#body && this.#body.clone(),
      });
    }

    get [Symbol.toStringTag]() { return 'Response'; }

    [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
      if (depth < 0) return '[Response]';
      const { status, statusText, headers, bodyUsed, ok, redirected, type, url } = this;
      return 'Response ' + inspect({ status, statusText, headers, bodyUsed, ok, redirected, type, url }, options);
    }

    #fill(value) {
      if (withoutBody.has(this.#status)) throw new TypeError(`Response constructor: Invalid response status code ${this.#status}`);
      const { body, type } = extract(value);
      this.#body = body;
      if (type && !this.#headers.has('content-type')) this.#headers.append('content-type', type);
    }
  }

  function statusOf(value) {
    const status = Math.trunc(Number(value));
    if (!(status >= 200 && status <= 599)) throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.');
    return status;
  }

  // The response for a record that came from Go. What answers a HEAD has no body.
  function received({ url, status, statusText, headers, body, redirected }, method) {
    const empty = method === 'HEAD' || withoutBody.has(status);
    return create({
      type: 'basic', url: url.split('#')[0], redirected, status, statusText,
      headers: freeze(load(new Headers(), headers)),
      body: empty ? null : new Body(body),
    });
  }

  return { Response, received, isRedirect: (status) => redirects.has(status) };
})
