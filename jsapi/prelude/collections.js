// Object.groupBy, Map.groupBy and Array.fromAsync.
(function () {
  'use strict';

  function define(target, name, value) {
    if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
  }

  function groupInto(items, keyOf, add) {
    let index = 0;
    for (const item of items) add(keyOf(item, index++), item);
  }

  define(Object, 'groupBy', function groupBy(items, keyOf) {
    const groups = Object.create(null);
    groupInto(items, keyOf, (key, item) => {
      const name = typeof key === 'symbol' ? key : String(key);
      (groups[name] ??= []).push(item);
    });
    return groups;
  });

  define(Map, 'groupBy', function groupBy(items, keyOf) {
    const groups = new Map();
    groupInto(items, keyOf, (key, item) => {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    });
    return groups;
  });

  define(Array, 'fromAsync', async function fromAsync(items, mapper, self) {
    const result = typeof this === 'function' ? new this() : [];
    let length = 0;
    const add = async (value) => {
      result[length] = mapper ? await mapper.call(self, value, length) : value;
      length++;
    };
    if (items[Symbol.asyncIterator]) await addAsync(items[Symbol.asyncIterator](), add);
    else for (const item of items[Symbol.iterator] ? items : Array.from(items)) await add(await item);
    result.length = length;
    return result;
  });

  async function addAsync(iterator, add) {
    for (;;) {
      const { done, value } = await iterator.next();
      if (done) return;
      try {
        await add(value);
      } catch (error) {
        await iterator.return?.();
        throw error;
      }
    }
  }
})
