// util.types: what an object was made as, whatever its prototype says.
(function (native) {
  'use strict';
  const { kind } = native;
  const tag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;
  const types = {
    isBoxedPrimitive: (value) => ['Number', 'String', 'Boolean', 'BigInt', 'Symbol'].includes(kind(value)),
    isNumberObject: (value) => kind(value) === 'Number',
    isStringObject: (value) => kind(value) === 'String',
    isBooleanObject: (value) => kind(value) === 'Boolean',
    isBigIntObject: (value) => kind(value) === 'BigInt',
    isSymbolObject: (value) => kind(value) === 'Symbol',
    isNativeError: (value) => kind(value) === 'Error',
    isArgumentsObject: (value) => kind(value) === 'Arguments',
    isAnyArrayBuffer: (value) => kind(value) === 'ArrayBuffer',
    isArrayBufferView: ArrayBuffer.isView,
    isAsyncFunction: (value) => typeof value === 'function' && Object.prototype.toString.call(value) === '[object AsyncFunction]',
    isGeneratorFunction: (value) => typeof value === 'function' && /^\[object (Async)?GeneratorFunction\]$/.test(Object.prototype.toString.call(value)),
    isGeneratorObject: (value) => Object.prototype.toString.call(value) === '[object Generator]',
    isMapIterator: (value) => Object.prototype.toString.call(value) === '[object Map Iterator]',
    isSetIterator: (value) => Object.prototype.toString.call(value) === '[object Set Iterator]',
  };
  for (const name of ['Date', 'RegExp', 'Map', 'Set', 'WeakMap', 'WeakSet', 'Promise', 'Proxy', 'ArrayBuffer', 'DataView', 'TypedArray']) {
    types[`is${name}`] = (value) => kind(value) === name;
  }
  for (const name of ['Uint8', 'Uint8Clamped', 'Uint16', 'Uint32', 'Int8', 'Int16', 'Int32', 'Float32', 'Float64', 'BigInt64', 'BigUint64']) {
    types[`is${name}Array`] = (value) => kind(value) === 'TypedArray' && tag.call(value) === `${name}Array`;
  }
  return types;
})
