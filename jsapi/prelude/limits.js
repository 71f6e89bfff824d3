// Caps where one call could take all memory: goja has no limit of its own, and
// running out of memory ends the whole process, not only the script.
(function () {
  'use strict';
  const maxLength = 2 ** 28; // characters of a string
  const maxBytes = 2 ** 30; // bytes of a buffer
  // Written out: to ask for them would cost each runtime more than to cap them.
  const typed = [
    'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array',
    'Uint32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array',
  ];
  const statics = ['prototype', 'name', 'length', 'BYTES_PER_ELEMENT', 'isView', 'fromBase64', 'fromHex', Symbol.species];

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
    for (const key of statics) {
      const property = Object.getOwnPropertyDescriptor(Original, key);
      if (property) Object.defineProperty(Capped, key, property);
    }
    Object.defineProperty(Original.prototype, 'constructor', { value: Capped, writable: true, configurable: true });
    Object.defineProperty(globalThis, name, { value: Capped, writable: true, configurable: true });
  }
  cap('ArrayBuffer', 1);
  for (const name of typed) cap(name, globalThis[name].BYTES_PER_ELEMENT);
})
