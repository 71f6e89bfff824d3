// String.prototype.isWellFormed and toWellFormed, RegExp.escape.
(function () {
  'use strict';

  // Methods, not functions: nobody can call them with new.
  function define(target, methods) {
    for (const name of Object.keys(methods)) {
      if (!(name in target)) Object.defineProperty(target, name, { value: methods[name], writable: true, configurable: true });
    }
  }

  function text(value, name) {
    if (value === undefined || value === null) throw new TypeError(name + ' was called on ' + value);
    return String(value);
  }

  // A string is walked by code points, so a surrogate that comes alone is lone.
  const isLone = (char) => char.length === 1 && char >= '\ud800' && char <= '\udfff';

  define(String.prototype, {
    isWellFormed() {
      const value = text(this, 'isWellFormed');
      try {
        encodeURIComponent(value);
        return true;
      } catch {
        return false;
      }
    },
    toWellFormed() {
      return Array.from(text(this, 'toWellFormed'), (char) => (isLone(char) ? '\ufffd' : char)).join('');
    },
  });

  const hex = (char) => {
    const code = char.charCodeAt(0);
    return code < 256 ? '\\x' + code.toString(16).padStart(2, '0') : '\\u' + code.toString(16).padStart(4, '0');
  };
  const names = { '\t': '\\t', '\n': '\\n', '\v': '\\v', '\f': '\\f', '\r': '\\r' };

  // As the standard has it: a first letter or digit is written in hex, so that
  // it cannot become part of an escape that ends before it.
  define(RegExp, {
    escape(text) {
      if (typeof text !== 'string') throw new TypeError('RegExp.escape needs a string');
      return text
        .replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&')
        .replace(/[\t\n\v\f\r]/g, (char) => names[char])
        .replace(/[,\-=<>#&!%:;@~'`"\s]/g, (char) => hex(char))
        .replace(/^[0-9A-Za-z]/, (char) => hex(char));
    },
  });
})
