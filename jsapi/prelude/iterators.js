// The Iterator class and its helpers: map, filter, take, drop, flatMap, ….
(function () {
  'use strict';
  if (globalThis.Iterator) return;

  const prototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));

  function Iterator() {
    if (new.target === undefined || new.target === Iterator) throw new TypeError('Iterator is an abstract class');
  }
  Object.defineProperty(Iterator, 'prototype', { value: prototype });

  function define(target, name, value) {
    Object.defineProperty(target, name, { value, writable: true, configurable: true });
  }

  function check(callback) {
    if (typeof callback !== 'function') throw new TypeError(String(callback) + ' is not a function');
  }

  function count(n) {
    const number = Math.trunc(Number(n));
    if (!(number >= 0)) throw new RangeError(String(n) + ' is not a count');
    return number;
  }

  function* map(source, callback) {
    let index = 0;
    for (const value of source) yield callback(value, index++);
  }

  function* filter(source, callback) {
    let index = 0;
    for (const value of source) if (callback(value, index++)) yield value;
  }

  function* take(source, limit) {
    if (limit === 0) {
      source.return?.();
      return;
    }
    let index = 0;
    for (const value of source) {
      yield value;
      if (++index >= limit) return;
    }
  }

  function* drop(source, limit) {
    let index = 0;
    for (const value of source) if (index++ >= limit) yield value;
  }

  function* flatMap(source, callback) {
    let index = 0;
    for (const value of source) {
      const inner = callback(value, index++);
      if (typeof inner === 'string') throw new TypeError('flatMap does not take strings apart');
      yield* inner;
    }
  }

  // Iterators need not be iterable; those that come from here always are.
  function iterable(iterator) {
    if (iterator[Symbol.iterator]) return iterator;
    return { [Symbol.iterator]: () => iterator, return: () => iterator.return?.() };
  }

  const lazy = { map, filter, flatMap };
  for (const name of Object.keys(lazy)) {
    define(prototype, name, function (callback) {
      check(callback);
      return lazy[name](iterable(this), callback);
    });
  }
  define(prototype, 'take', function (limit) {
    return take(iterable(this), count(limit));
  });
  define(prototype, 'drop', function (limit) {
    return drop(iterable(this), count(limit));
  });

  const eager = {
    toArray: (source) => [...source],
    forEach(source, callback) {
      check(callback);
      let index = 0;
      for (const value of source) callback(value, index++);
    },
    some(source, callback) {
      check(callback);
      let index = 0;
      for (const value of source) if (callback(value, index++)) return true;
      return false;
    },
    every(source, callback) {
      check(callback);
      let index = 0;
      for (const value of source) if (!callback(value, index++)) return false;
      return true;
    },
    find(source, callback) {
      check(callback);
      let index = 0;
      for (const value of source) if (callback(value, index++)) return value;
      return undefined;
    },
    reduce(source, callback, ...initial) {
      check(callback);
      let result = initial[0];
      let empty = initial.length === 0;
      let index = 0;
      for (const value of source) {
        result = empty ? value : callback(result, value, index);
        empty = false;
        index++;
      }
      if (empty) throw new TypeError('reduce of an empty iterator needs an initial value');
      return result;
    },
  };
  for (const name of Object.keys(eager)) {
    define(prototype, name, function (...args) {
      return eager[name](iterable(this), ...args);
    });
  }

  define(Iterator, 'from', function from(source) {
    const iterator = source[Symbol.iterator] ? source[Symbol.iterator]() : source;
    if (iterator instanceof Iterator) return iterator;
    return (function* () {
      yield* iterable(iterator);
    })();
  });
  define(globalThis, 'Iterator', Iterator);
})
