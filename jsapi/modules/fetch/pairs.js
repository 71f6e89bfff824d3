// What the classes that list names and values have in common.
(function () {
  'use strict';

  // Gives a class the methods to iterate over its pairs. list(object) is asked before each
  // step, so that an iterator sees what was changed meanwhile.
  function pairs(Class, name, list) {
    const methods = {
      *entries() { for (let i = 0; i < list(this).length; i++) yield [...list(this)[i]]; },
      *keys() { for (let i = 0; i < list(this).length; i++) yield list(this)[i][0]; },
      *values() { for (let i = 0; i < list(this).length; i++) yield list(this)[i][1]; },
      forEach(callback, thisArg = undefined) {
        if (typeof callback !== 'function') throw new TypeError(`${name}.forEach() needs a function`);
        for (const [key, value] of this) callback.call(thisArg, value, key, this);
      },
    };
    for (const key of Object.keys(methods)) define(Class.prototype, key, methods[key]);
    define(Class.prototype, Symbol.iterator, methods.entries);
    define(Class.prototype, Symbol.for('nodejs.util.inspect.custom'), function (depth, options, inspect) {
      const quoted = (key) => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : inspect(key));
      const shown = [...this].map(([key, value]) => `${quoted(key)}: ${inspect(value)}`);
      return shown.length > 0 ? `${name} { ${shown.join(', ')} }` : `${name} {}`;
    });
  }

  function define(prototype, key, value) {
    Object.defineProperty(prototype, key, { value, writable: true, configurable: true });
  }

  function need(args, count, method) {
    if (args.length >= count) return;
    throw new TypeError(`${method}: ${count} argument${count > 1 ? 's' : ''} required, but only ${args.length} found.`);
  }

  return { pairs, need };
})
