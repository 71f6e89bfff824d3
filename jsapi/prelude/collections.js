// Object.groupBy, Map.groupBy and Array.fromAsync.
(function () {
  'use strict';

  // Methods, not functions: nobody can call them with new.
  function define(target, methods) {
    for (const name of Object.keys(methods)) {
      if (!(name in target)) Object.defineProperty(target, name, { value: methods[name], writable: true, configurable: true });
    }
  }

  function check(callback) {
    if (typeof callback !== 'function') throw new TypeError(typeof callback + ' is not a function');
  }

  function groupInto(items, keyOf, add) {
    check(keyOf);
    let index = 0;
    for (const item of items) add(keyOf(item, index++), item);
  }

  define(Object, {
    groupBy(items, keyOf) {
      const groups = Object.create(null);
      groupInto(items, keyOf, (key, item) => {
        const name = typeof key === 'symbol' ? key : String(key);
        (groups[name] ??= []).push(item);
      });
      return groups;
    },
  });

  define(Map, {
    groupBy(items, keyOf) {
      const groups = new Map();
      groupInto(items, keyOf, (key, item) => {
        const group = groups.get(key);
        if (group) group.push(item);
        else groups.set(key, [item]);
      });
      return groups;
    },
  });

  async function collect(self, items, mapper, mapperThis) {
    if (mapper !== undefined) check(mapper);
    const make = (...args) => (typeof self === 'function' ? new self(...args) : new Array(...args));
    const map = async (value, index) => (mapper ? mapper.call(mapperThis, value, index) : value);
    const asynchronous = items[Symbol.asyncIterator];
    if (asynchronous !== undefined && asynchronous !== null) return fill(make(), asynchronous.call(items), map);
    const method = items[Symbol.iterator];
    if (method !== undefined && method !== null) return fill(make(), synchronous(method.call(items)), map);
    const length = Math.min(Math.max(Math.trunc(Number(items.length)) || 0, 0), Number.MAX_SAFE_INTEGER);
    const result = make(length);
    for (let index = 0; index < length; index++) set(result, index, await map(await items[index], index));
    result.length = length;
    return result;
  }

  // A sync iterator whose values are awaited, as for await has it.
  function synchronous(iterator) {
    const { next } = iterator;
    return {
      async next() {
        const step = next.call(iterator);
        return step.done ? { done: true } : { done: false, value: await step.value };
      },
      return: () => iterator.return?.(),
    };
  }

  async function fill(result, iterator, map) {
    const { next } = iterator;
    for (let index = 0; ; index++) {
      const step = await next.call(iterator);
      if (Object(step) !== step) throw new TypeError(String(step) + ' is no result of an iterator');
      if (step.done) {
        result.length = index;
        return result;
      }
      try {
        set(result, index, await map(step.value, index));
      } catch (error) {
        try {
          await iterator.return?.();
        } catch {
          // The first error is the one to tell of.
        }
        throw error;
      }
    }
  }

  function set(target, index, value) {
    Object.defineProperty(target, index, { value, writable: true, enumerable: true, configurable: true });
  }

  define(Array, {
    fromAsync(items, mapper = undefined, self = undefined) {
      return collect(this, items, mapper, self);
    },
  });
})
