// Caps where one call could take all memory: goja has no limit of its own, and
// running out of memory ends the whole process, not only the script.
(function () {
  'use strict';
  const maxLength = 2 ** 28; // characters of a string
  const maxBytes = 2 ** 30; // bytes of a buffer

  function wrap(name, lengthOf) {
    const original = String.prototype[name];
    const wrapped = {
      [name](count, filler) {
        if (lengthOf(this, count) > maxLength) throw new RangeError('Invalid string length: ' + name + '(' + count + ')');
        return original.call(this, count, filler);
      },
    }[name];
    Object.defineProperty(wrapped, 'length', { value: original.length, configurable: true });
    Object.defineProperty(String.prototype, name, { value: wrapped, writable: true, configurable: true });
  }
  wrap('repeat', (text, count) => String(text).length * count);
  wrap('padStart', (text, length) => length);
  wrap('padEnd', (text, length) => length);

  function cap(name, bytesPerElement) {
    const Original = globalThis[name];
    function Capped(...args) {
      if (new.target === undefined) throw new TypeError('Constructor ' + name + " requires 'new'");
      if (typeof args[0] === 'number' && args[0] * bytesPerElement > maxBytes) {
        throw new RangeError('Array buffer allocation failed: ' + name + '(' + args[0] + ')');
      }
      return Reflect.construct(Original, args, new.target === Capped ? Original : new.target);
    }
    Object.setPrototypeOf(Capped, Object.getPrototypeOf(Original));
    for (const key of Reflect.ownKeys(Original)) {
      Object.defineProperty(Capped, key, Object.getOwnPropertyDescriptor(Original, key));
    }
    Object.defineProperty(Original.prototype, 'constructor', { value: Capped, writable: true, configurable: true });
    Object.defineProperty(globalThis, name, { value: Capped, writable: true, configurable: true });
  }
  cap('ArrayBuffer', 1);
  const typed = Object.getOwnPropertyNames(globalThis).filter((name) => /^(Big)?(Int|Uint|Float)\d+(Clamped)?Array$/.test(name));
  for (const name of typed) cap(name, globalThis[name].BYTES_PER_ELEMENT);
})
