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

  // Wrong arguments close the iterator that would have been read.
  function refuse(iterator, error) {
    try {
      iterator.return?.();
    } catch {
      // The wrong argument is the one to tell of.
    }
    throw error;
  }

  function check(iterator, callback) {
    if (Object(iterator) !== iterator) throw new TypeError(String(iterator) + ' is no iterator');
    if (typeof callback !== 'function') refuse(iterator, new TypeError(typeof callback + ' is not a function'));
  }

  function count(iterator, n) {
    if (Object(iterator) !== iterator) throw new TypeError(String(iterator) + ' is no iterator');
    let number;
    try {
      number = Math.trunc(Number(n));
    } catch (error) {
      refuse(iterator, error);
    }
    if (!(number >= 0)) refuse(iterator, new RangeError(String(n) + ' is not a count'));
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

  // Iterators need not be iterable, and their next is looked up once.
  function direct(iterator) {
    if (Object(iterator) !== iterator) throw new TypeError(String(iterator) + ' is no iterator');
    const { next } = iterator;
    return {
      [Symbol.iterator]() {
        return this;
      },
      next: () => next.call(iterator),
      return: () => {
        const close = iterator.return;
        return close === undefined || close === null ? {} : close.call(iterator);
      },
    };
  }

  const methods = {
    map(callback) {
      check(this, callback);
      return map(direct(this), callback);
    },
    filter(callback) {
      check(this, callback);
      return filter(direct(this), callback);
    },
    flatMap(callback) {
      check(this, callback);
      return flatMap(direct(this), callback);
    },
    take(limit) {
      const number = count(this, limit);
      return take(direct(this), number);
    },
    drop(limit) {
      const number = count(this, limit);
      return drop(direct(this), number);
    },
    toArray() {
      return [...direct(this)];
    },
    forEach(callback) {
      check(this, callback);
      let index = 0;
      for (const value of direct(this)) callback(value, index++);
    },
    some(callback) {
      check(this, callback);
      let index = 0;
      for (const value of direct(this)) if (callback(value, index++)) return true;
      return false;
    },
    every(callback) {
      check(this, callback);
      let index = 0;
      for (const value of direct(this)) if (!callback(value, index++)) return false;
      return true;
    },
    find(callback) {
      check(this, callback);
      let index = 0;
      for (const value of direct(this)) if (callback(value, index++)) return value;
      return undefined;
    },
    reduce(callback) {
      check(this, callback);
      let empty = arguments.length < 2;
      let result = arguments[1];
      let index = 0;
      for (const value of direct(this)) {
        result = empty ? value : callback(result, value, index);
        empty = false;
        index++;
      }
      if (empty) throw new TypeError('reduce of an empty iterator needs an initial value');
      return result;
    },
    [Symbol.dispose ?? Symbol.for('Symbol.dispose')]() {
      // see symbols.js
      this.return?.();
    },
  };
  for (const name of Reflect.ownKeys(methods)) define(prototype, name, methods[name]);

  define(
    Iterator,
    'from',
    {
      from(source) {
        if (Object(source) !== source && typeof source !== 'string') throw new TypeError(String(source) + ' is no object');
        const method = source[Symbol.iterator];
        const iterator = method === undefined || method === null ? source : method.call(source);
        if (iterator instanceof Iterator) return iterator;
        const wrapped = direct(iterator);
        return (function* () {
          yield* wrapped;
        })();
      },
    }.from,
  );
  define(globalThis, 'Iterator', Iterator);
})
