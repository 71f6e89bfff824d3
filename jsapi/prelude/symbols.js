// Well-known symbols. Code lowered by esbuild looks for them in the registry
// under exactly these keys when the property is missing.
(function () {
  'use strict';
  for (const name of ['asyncIterator', 'dispose', 'asyncDispose', 'metadata']) {
    if (!Symbol[name]) Object.defineProperty(Symbol, name, { value: Symbol.for('Symbol.' + name) });
  }
})
