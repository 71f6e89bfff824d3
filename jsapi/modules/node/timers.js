// node:timers and node:timers/promises.
(function () {
  'use strict';
  const { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate } = globalThis;

  function aborted(signal) {
    return Object.assign(new Error('The operation was aborted', { cause: signal.reason }), { name: 'AbortError', code: 'ABORT_ERR' });
  }

  // A promise of value that start settles later and stop gives up on.
  async function after(start, stop, value, { signal } = {}) {
    if (signal?.aborted) throw aborted(signal);
    let abort;
    try {
      return await new Promise((resolve, reject) => {
        const timer = start(() => resolve(value));
        abort = () => {
          stop(timer);
          reject(aborted(signal));
        };
        signal?.addEventListener('abort', abort, { once: true });
      });
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  // An async iterator that gives value each delay milliseconds, until it is left.
  function every(delay = 1, value = undefined, { signal } = {}) {
    let due = 0; // ticks that nobody took yet
    let waiting = null;
    let error = signal?.aborted ? aborted(signal) : null;
    let timer = error ? null : setInterval(() => {
      due++;
      wake();
    }, delay);
    const wake = () => {
      waiting?.();
      waiting = null;
    };
    const end = () => {
      clearInterval(timer);
      timer = null;
      signal?.removeEventListener('abort', abort);
      wake();
    };
    function abort() {
      error = aborted(signal);
      end();
    }
    if (timer) signal?.addEventListener('abort', abort, { once: true });
    return {
      async next() {
        while (due === 0 && timer) await new Promise((resolve) => { waiting = resolve; });
        if (error) throw error;
        if (due === 0) return { value: undefined, done: true };
        due--;
        return { value, done: false };
      },
      async return() {
        due = 0;
        end();
        return { value: undefined, done: true };
      },
      [Symbol.asyncIterator]() { return this; },
    };
  }

  const promises = {
    setTimeout: (delay = 1, value = undefined, options = undefined) => after((fn) => setTimeout(fn, delay), clearTimeout, value, options),
    setImmediate: (value = undefined, options = undefined) => after(setImmediate, clearImmediate, value, options),
    setInterval: every,
  };
  promises.scheduler = {
    wait: (delay, options) => promises.setTimeout(delay, undefined, options),
    yield: () => promises.setImmediate(),
  };
  return { timers: { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate, promises }, promises };
})
