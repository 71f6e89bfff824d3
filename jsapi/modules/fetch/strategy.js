// How much a stream holds.
(function () {
  'use strict';

  class ByteLengthQueuingStrategy {
    #mark;
    constructor({ highWaterMark }) { this.#mark = Number(highWaterMark); }
    get highWaterMark() { return this.#mark; }
    get size() { return byteLength; }
    get [Symbol.toStringTag]() { return 'ByteLengthQueuingStrategy'; }
  }

  class CountQueuingStrategy {
    #mark;
    constructor({ highWaterMark }) { this.#mark = Number(highWaterMark); }
    get highWaterMark() { return this.#mark; }
    get size() { return count; }
    get [Symbol.toStringTag]() { return 'CountQueuingStrategy'; }
  }

  const byteLength = (chunk) => chunk.byteLength;
  const count = () => 1;

  // The method of an object that path names, "strategy.size" say; undefined if it has none.
  function method(object, path) {
    const value = object[path.slice(path.indexOf('.') + 1)];
    if (value !== undefined && typeof value !== 'function') throw new TypeError(`The "${path}" property must be of type function`);
    return value;
  }

  function highWaterMark(strategy, fallback) {
    const mark = Number(strategy?.highWaterMark ?? fallback);
    if (!(mark >= 0)) throw new RangeError(`The property 'strategy.highWaterMark' is invalid. Received ${mark}`);
    return mark;
  }

  return { ByteLengthQueuingStrategy, CountQueuingStrategy, method, highWaterMark };
})
