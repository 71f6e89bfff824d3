// Error.captureStackTrace, which many libraries of Node call.
(function () {
  'use strict';
  if (Error.captureStackTrace) return;

  function captureStackTrace(target) {
    const { stack } = new Error(target.message);
    Object.defineProperty(target, 'stack', { value: stack, writable: true, configurable: true });
  }
  Object.defineProperty(Error, 'captureStackTrace', { value: captureStackTrace, writable: true, configurable: true });
})
