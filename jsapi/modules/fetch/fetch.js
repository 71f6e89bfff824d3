// fetch.
(function (native) {
  'use strict';
  const { Request, inside } = native.part('request');
  const { received, isRedirect } = native.part('response');
  const { flat } = native.part('headers');

  async function fetch(input, init = undefined) {
    if (arguments.length === 0) throw new TypeError('fetch: 1 argument required, but only 0 found.');
    const failure = new TypeError('fetch failed'); // made here, so that its stack shows who called
    const download = new Download(new Request(input, init));
    const respond = async () => {
      try {
        return await download.run();
      } catch (cause) {
        Object.defineProperty(failure, 'cause', { value: cause, writable: true, configurable: true });
        throw failure;
      }
    };
    return download.signal ? beforeAbort(download, respond) : respond();
  }

  // What work comes to, or the reason of the signal of download if that comes first.
  function beforeAbort(download, work) {
    const { signal } = download;
    return new Promise((resolve, reject) => {
      const abort = () => {
        reject(signal.reason);
        download.abort();
      };
      if (signal.aborted) {
        abort();
        return;
      }
      signal.addEventListener('abort', abort, { once: true });
      const end = () => signal.removeEventListener('abort', abort);
      work().then(resolve, reject).then(end);
    });
  }

  class Download {
    #request;
    #body;
    #meta;
    #cancel = () => {};

    constructor(request) {
      const { body, signal, meta } = inside(request);
      this.#request = request;
      this.#body = body;
      this.#meta = meta;
      this.signal = signal;
    }

    async run() {
      const { method, redirect } = this.#request;
      const record = await this.#send(this.#body && await this.#body.take());
      if (redirect === 'error' && isRedirect(record.status)) throw new Error('unexpected redirect');
      return received(record, method);
    }

    abort() {
      this.#cancel();
      this.#body?.abort(this.signal.reason);
    }

    #send(body) {
      const { url, method, headers } = this.#request;
      this.signal?.throwIfAborted();
      if (url.startsWith('data:')) return fromData(url);
      const { promise, cancel } = native.send({ url, method, headers: flat(headers), body, meta: this.#metaOfCrawl() });
      this.#cancel = cancel;
      return promise;
    }

    // How the crawl knows the options. What the author says in meta counts more.
    #metaOfCrawl() {
      const meta = {};
      if (this.#request.redirect !== 'follow') meta.dont_redirect = true;
      if (this.#request.credentials === 'omit') meta.dont_merge_cookies = true;
      if (this.#request.cache === 'no-store') meta.dont_cache = true;
      return { ...meta, ...this.#meta };
    }
  }

  // The record of a data: URL, which needs no crawl.
  function fromData(url) {
    const data = native.dataURL(url);
    if (!data) throw new Error('failed to fetch the data URL');
    return { url, status: 200, statusText: 'OK', headers: ['content-type', data.type], body: data.bytes, redirected: false };
  }

  return { fetch };
})
