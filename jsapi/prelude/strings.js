// String.prototype.isWellFormed and toWellFormed, RegExp.escape.
(function () {
  'use strict';

  function define(target, name, value) {
    if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
  }

  define(String.prototype, 'isWellFormed', function isWellFormed() {
    try {
      encodeURIComponent(this);
      return true;
    } catch {
      return false;
    }
  });

  // A string is walked by code points, so a surrogate that comes alone is lone.
  define(String.prototype, 'toWellFormed', function toWellFormed() {
    const isLone = (char) => char.length === 1 && char >= '\ud800' && char <= '\udfff';
    return Array.from(String(this), (char) => (isLone(char) ? '\ufffd' : char)).join('');
  });

  const hex = (char) => {
    const code = char.charCodeAt(0);
    return code < 256 ? '\\x' + code.toString(16).padStart(2, '0') : '\\u' + code.toString(16).padStart(4, '0');
  };
  const names = { '\t': '\\t', '\n': '\\n', '\v': '\\v', '\f': '\\f', '\r': '\\r' };

  // As the standard has it: a first letter or digit is written in hex, so that
  // it cannot become part of an escape that ends before it.
  define(RegExp, 'escape', function escape(text) {
    if (typeof text !== 'string') throw new TypeError('RegExp.escape needs a string');
    return text
      .replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&')
      .replace(/[\t\n\v\f\r]/g, (char) => names[char])
      .replace(/[,\-=<>#&!%:;@~'`"\s]/g, (char) => hex(char))
      .replace(/^[0-9A-Za-z]/, (char) => hex(char));
  });
})
