// AbortController and AbortSignal.
(function () {
  'use strict';
  const { DOMException, Event, EventTarget, setTimeout } = globalThis;

  let allowed = false; // whether the constructor of AbortSignal may run
  let abort; // abort(signal, reason)

  class AbortSignal extends EventTarget {
    #aborted = false;
    #reason = undefined;
    #dependents = new Set(); // signals made from this one by any()
    #handler = null;

    static {
      abort = (signal, reason) => signal.#abort(reason);
    }

    constructor() {
      if (!allowed) throw new TypeError('Illegal constructor: an AbortSignal is made by new AbortController()');
      super();
    }

    static abort(reason) {
      const signal = create();
      signal.#abort(reason);
      return signal;
    }

    static timeout(milliseconds) {
      if (!(milliseconds >= 0)) throw new TypeError('AbortSignal.timeout() needs a number of milliseconds');
      const signal = create();
      setTimeout(() => signal.#abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')), milliseconds);
      return signal;
    }

    static any(signals) {
      const sources = [...signals];
      for (const source of sources) {
        if (!(source instanceof AbortSignal)) throw new TypeError('AbortSignal.any() needs signals');
      }
      const signal = create();
      const first = sources.find((source) => source.aborted);
      if (first) signal.#abort(first.reason);
      else for (const source of sources) source.#dependents.add(signal);
      return signal;
    }

    get aborted() { return this.#aborted; }
    get reason() { return this.#reason; }

    throwIfAborted() {
      if (this.#aborted) throw this.#reason;
    }

    get onabort() { return this.#handler; }
    set onabort(handler) {
      if (this.#handler) this.removeEventListener('abort', this.#handler);
      this.#handler = typeof handler === 'function' ? handler : null;
      if (this.#handler) this.addEventListener('abort', this.#handler);
    }

    // The signals that depend on this one know of the abort before any listener does.
    #abort(reason = new DOMException('This operation was aborted', 'AbortError')) {
      if (this.#aborted) return;
      const signals = this.#mark(reason, []);
      for (const signal of signals) signal.dispatchEvent(new Event('abort'));
    }

    #mark(reason, marked) {
      this.#aborted = true;
      this.#reason = reason;
      marked.push(this);
      for (const signal of this.#dependents) {
        if (!signal.#aborted) signal.#mark(reason, marked);
      }
      this.#dependents.clear();
      return marked;
    }

    get [Symbol.toStringTag]() { return 'AbortSignal'; }

    [Symbol.for('nodejs.util.inspect.custom')]() {
      return `AbortSignal { aborted: ${this.#aborted} }`;
    }
  }

  function create() {
    allowed = true;
    try {
      return new AbortSignal();
    } finally {
      allowed = false;
    }
  }

  class AbortController {
    #signal = create();

    get signal() { return this.#signal; }
    abort(reason) { abort(this.#signal, reason); }

    get [Symbol.toStringTag]() { return 'AbortController'; }

    [Symbol.for('nodejs.util.inspect.custom')]() {
      return `AbortController { signal: AbortSignal { aborted: ${this.#signal.aborted} } }`;
    }
  }

  return { AbortController, AbortSignal };
})
