// Promise.withResolvers and Promise.try.
(function () {
  'use strict';

  function define(target, name, value) {
    if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
  }

  define(Promise, 'withResolvers', function withResolvers() {
    let resolve, reject;
    const promise = new this((yes, no) => {
      resolve = yes;
      reject = no;
    });
    return { promise, resolve, reject };
  });

  define(Promise, 'try', function (callback, ...args) {
    return new this((resolve) => resolve(callback(...args)));
  });
})
