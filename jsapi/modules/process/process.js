// process, for libraries that ask where they run. There is no versions.node:
// those that look for it take this for what it is, not Node.
(function (native) {
  'use strict';
  const { performance, queueMicrotask } = globalThis;
  const version = native.version();

  // [seconds, nanoseconds] since some moment, or since an earlier result.
  function hrtime(since = [0, 0]) {
    const now = Math.round(performance.now() * 1e6) - (since[0] * 1e9 + since[1]);
    return [Math.floor(now / 1e9), now % 1e9];
  }
  hrtime.bigint = () => BigInt(Math.round(performance.now() * 1e6));

  const process = {
    title: 'gojscrape',
    version,
    versions: Object.freeze({ gojscrape: version }),
    platform: native.platform(),
    arch: native.arch(),
    pid: native.pid(),
    argv: native.argv(),
    env: Object.freeze(native.env()),
    cwd: () => native.cwd(),
    uptime: () => performance.now() / 1e3,
    hrtime,
    nextTick(callback, ...args) {
      if (typeof callback !== 'function') throw new TypeError('process.nextTick needs a function');
      queueMicrotask(() => callback(...args));
    },
    emitWarning(warning, options = 'Warning') {
      const { type = 'Warning' } = typeof options === 'string' ? { type: options } : options ?? {};
      globalThis.console.warn(warning instanceof Error ? `${warning.name}: ${warning.message}` : `${type}: ${warning}`);
    },
  };
  Object.defineProperty(process, Symbol.toStringTag, { value: 'process', configurable: true });
  return { process };
})
