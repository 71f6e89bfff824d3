// Promise.withResolvers and Promise.try.
(function () {
  'use strict';

  const methods = {
    withResolvers() {
      let resolve, reject;
      const promise = new this((yes, no) => {
        resolve = yes;
        reject = no;
      });
      return { promise, resolve, reject };
    },
    try(callback, ...args) {
      if (Object(this) !== this) throw new TypeError(String(this) + ' is no constructor');
      return new this((resolve) => resolve(callback(...args)));
    },
  };
  for (const name of Object.keys(methods)) {
    if (!(name in Promise)) Object.defineProperty(Promise, name, { value: methods[name], writable: true, configurable: true });
  }
})
