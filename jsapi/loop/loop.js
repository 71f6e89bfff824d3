// The part of the event loop that is written in JavaScript. It runs before any
// other code and keeps the functions it needs, so that scripts may replace
// globals as they like.
(function (step, onSettled, onThrown) {
  'use strict';
  const then = Function.prototype.call.bind(Promise.prototype.then);
  const resolve = Promise.resolve.bind(Promise);
  const now = Promise.resolve();

  // goja looks for this symbol under exactly this key, and so does lowered code.
  if (!Symbol.asyncIterator) {
    Object.defineProperty(Symbol, 'asyncIterator', { value: Symbol.for('Symbol.asyncIterator') });
  }

  return {
    generator: Object.getPrototypeOf(function* () {}).prototype,
    enter() {
      step();
    },
    watch(thenable, key) {
      then(resolve(thenable), (value) => onSettled(key, value, false), (reason) => onSettled(key, reason, true));
    },
    queueMicrotask(callback) {
      if (typeof callback !== 'function') throw new TypeError('queueMicrotask needs a function');
      then(now, () => {
        try {
          callback();
        } catch (error) {
          onThrown(error);
        }
      });
    },
  };
})
