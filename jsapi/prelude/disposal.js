// SuppressedError, which `using` throws when a disposal fails after another error.
(function () {
  'use strict';
  if (globalThis.SuppressedError) return;

  function SuppressedError(error, suppressed, message) {
    const made = new Error(...(message === undefined ? [] : [message]));
    const target = new.target?.prototype instanceof Error ? new.target : SuppressedError;
    Object.setPrototypeOf(made, target.prototype);
    define(made, 'error', error);
    define(made, 'suppressed', suppressed);
    return made;
  }

  function define(target, name, value) {
    Object.defineProperty(target, name, { value, writable: true, configurable: true });
  }

  Object.setPrototypeOf(SuppressedError, Error);
  Object.defineProperty(SuppressedError, 'prototype', { value: Object.create(Error.prototype) });
  define(SuppressedError.prototype, 'constructor', SuppressedError);
  define(SuppressedError.prototype, 'name', 'SuppressedError');
  define(SuppressedError.prototype, 'message', '');
  define(globalThis, 'SuppressedError', SuppressedError);
})
