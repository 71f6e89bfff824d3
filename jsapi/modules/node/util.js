// node:util.
(function (native) {
  'use strict';
  const { invalidType, needFunction } = native.part('invalid');
  const { isDeepStrictEqual } = native.part('equal');
  const types = native.part('types');
  const { TextEncoder, TextDecoder } = globalThis;
  const custom = Symbol.for('nodejs.util.promisify.custom');

  // Of the options only depth counts; the layout is that of console.log.
  function inspect(value, options = undefined) {
    const depth = Object(options) === options ? options.depth : undefined;
    return native.inspect(value, depth === null || depth > 1000 ? 1000 : depth ?? 2);
  }
  inspect.custom = Symbol.for('nodejs.util.inspect.custom');
  inspect.defaultOptions = { depth: 2 };

  function promisify(original) {
    needFunction(original, 'original');
    if (original[custom]) return needFunction(original[custom], 'util.promisify.custom');
    function promised(...args) {
      return new Promise((resolve, reject) => {
        Reflect.apply(original, this, [...args, (error, value) => (error ? reject(error) : resolve(value))]);
      });
    }
    Object.setPrototypeOf(promised, Object.getPrototypeOf(original));
    Object.defineProperty(promised, custom, { value: promised, configurable: true });
    return Object.defineProperties(promised, Object.getOwnPropertyDescriptors(original));
  }
  promisify.custom = custom;

  // The callback runs in a turn of its own: what it throws is nobody's rejection.
  function callbackify(original) {
    needFunction(original, 'original');
    return function (...args) {
      const callback = needFunction(args.pop(), 'last argument');
      const later = (...results) => globalThis.setImmediate(() => Reflect.apply(callback, this, results));
      Promise.resolve(Reflect.apply(original, this, args)).then(
        (value) => later(null, value),
        (error) => later(error || Object.assign(new Error('Promise was rejected with a falsy value'), { code: 'ERR_FALSY_VALUE_REJECTION', reason: error })),
      );
    };
  }

  function inherits(constructor, base) {
    needFunction(constructor, 'ctor');
    needFunction(base, 'superCtor');
    Object.defineProperty(constructor, 'super_', { value: base, writable: true, configurable: true });
    Object.setPrototypeOf(constructor.prototype, base.prototype);
  }

  const warned = new Set();

  function deprecate(fn, message, code = undefined) {
    needFunction(fn, 'fn');
    let told = false;
    function deprecated(...args) {
      if (!told && !warned.has(code)) globalThis.console.warn(`DeprecationWarning: ${code ? `[${code}] ` : ''}${message}`);
      told = true;
      if (code) warned.add(code);
      // In goja a plain call inside a constructor has the new.target of that one.
      return new.target && this instanceof deprecated ? Reflect.construct(fn, args, new.target) : Reflect.apply(fn, this, args);
    }
    Object.setPrototypeOf(deprecated, fn);
    if (fn.prototype) deprecated.prototype = fn.prototype;
    return deprecated;
  }

  // NODE_DEBUG is not looked at: nothing of a section is written.
  function debuglog() {
    return Object.assign(() => {}, { enabled: false });
  }

  const escapes = new RegExp('[\\u001b\\u009b][[\\]()#;?]*(?:(?:\\d{1,4}(?:;\\d{0,4})*)?[\\dA-PR-TZcf-nq-uy=><~])', 'g');

  function stripVTControlCharacters(text) {
    if (typeof text !== 'string') throw invalidType('str', 'of type string', text);
    return text.replace(escapes, '');
  }

  return {
    inspect,
    format: (...args) => native.format(...args),
    formatWithOptions: (options, ...args) => native.format(...args),
    promisify, callbackify, inherits, deprecate, debuglog, debug: debuglog,
    isDeepStrictEqual, types, TextEncoder, TextDecoder, stripVTControlCharacters,
    toUSVString: (text) => String(text).toWellFormed(),
    isArray: Array.isArray,
  };
})
