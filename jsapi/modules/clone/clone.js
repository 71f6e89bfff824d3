// structuredClone. Objects are copied in two steps, so that depth costs no
// stack: first an empty one of the same kind, later what is in it.
(function (native) {
  'use strict';
  const { DOMException } = globalThis;
  const errors = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

  function structuredClone(value, options = undefined) {
    if (arguments.length === 0) throw new TypeError('structuredClone() needs a value');
    if (options?.transfer?.length > 0) throw new TypeError('structuredClone() does not transfer here: leave out { transfer }');
    const clones = new Map(); // original → copy
    const waiting = []; // functions that fill the copies

    function copy(original) {
      if (typeof original === 'symbol' || typeof original === 'function') refuse(original);
      if (typeof original !== 'object' || original === null) return original;
      if (!clones.has(original)) clones.set(original, create(original));
      return clones.get(original);
    }

    function create(original) {
      switch (native.kind(original)) {
        case 'Boolean':
        case 'Number':
        case 'String':
        case 'BigInt':
          return Object(original.valueOf());
        case 'Date':
          return new Date(original.getTime());
        case 'RegExp':
          return new RegExp(original.source, original.flags);
        case 'ArrayBuffer':
          return original.slice(0);
        case 'view':
          return view(original, original.length);
        case 'Error':
          return error(original);
        case 'Map': {
          const entries = [...Map.prototype.entries.call(original)];
          return later(new Map(), (map) => entries.forEach(([key, value]) => map.set(copy(key), copy(value))));
        }
        case 'Set': {
          const values = [...Set.prototype.values.call(original)];
          return later(new Set(), (set) => values.forEach((value) => set.add(copy(value))));
        }
        case 'Array':
          return later(new Array(original.length), (array) => properties(original, array));
        case 'Object':
          if (ArrayBuffer.isView(original)) return view(original, original.byteLength);
          return ofTheWeb(original) ?? later({}, (object) => properties(original, object));
        default:
          return refuse(original);
      }
    }

    // The copy of an object of the web, undefined for any other. Blobs never change.
    function ofTheWeb(original) {
      const tag = Object.prototype.toString.call(original).slice(8, -1);
      if (uncloneable.test(tag)) refuse(original);
      if (!classes.includes(tag) || typeof globalThis[tag] !== 'function' || !(original instanceof globalThis[tag])) return undefined;
      if (tag === 'Blob') return original.slice(0, original.size, original.type);
      if (tag === 'File') return new globalThis.File([original], original.name, { type: original.type, lastModified: original.lastModified });
      return refuse(original);
    }

    // The copy of a view shows a copy of its buffer, the same one as others do.
    function view(original, length) {
      const name = original[Symbol.toStringTag];
      return new globalThis[name](copy(original.buffer), original.byteOffset, length);
    }

    function error(original) {
      const Class = Object.hasOwn(errors, original.name) ? errors[original.name] : Error;
      const clone = new Class(original.message);
      define(clone, 'stack', original.stack);
      if (!Object.hasOwn(original, 'cause')) return clone;
      return later(clone, () => define(clone, 'cause', copy(original.cause)));
    }

    function properties(original, clone) {
      for (const key of Object.keys(original)) {
        Object.defineProperty(clone, key, { value: copy(original[key]), writable: true, enumerable: true, configurable: true });
      }
    }

    function later(clone, fill) {
      waiting.push(() => fill(clone));
      return clone;
    }

    const result = copy(value);
    for (let i = 0; i < waiting.length; i++) waiting[i]();
    return result;
  }

  // Objects of the language that have no properties to tell them by.
  const uncloneable = /^(WeakMap|WeakSet|WeakRef|Generator|AsyncGenerator|.* Iterator)$/;

  // Classes of the web, whose objects keep what they are where properties do not show it.
  const classes = [
    'Blob', 'File', 'FormData', 'Headers', 'Request', 'Response', 'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder',
    'ReadableStream', 'WritableStream', 'TransformStream', 'CompressionStream', 'DecompressionStream',
    'Event', 'CustomEvent', 'EventTarget', 'AbortController', 'AbortSignal',
  ];

  function define(error, name, value) {
    Object.defineProperty(error, name, { value, writable: true, configurable: true });
  }

  function refuse(value) {
    const what = typeof value === 'object' ? `#<${value.constructor?.name || 'Object'}>` : String(value);
    throw new DOMException(`${what} could not be cloned.`, 'DataCloneError');
  }

  return { structuredClone };
})
