// Deep equality as node:assert and util.isDeepStrictEqual have it.
(function (native) {
  'use strict';
  const { kind } = native;

  // pairs are the objects being compared: a cycle is equal as far as it was compared.
  class Comparison {
    #strict;
    #pairs = new Map();

    constructor(strict) { this.#strict = strict; }

    equal(a, b) {
      if (Object.is(a, b)) return true;
      const objects = typeof a === 'object' && a !== null && typeof b === 'object' && b !== null;
      if (!objects) return !this.#strict && (a == b || (a !== a && b !== b));
      if (this.#strict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
      if (kind(a) !== kind(b)) return false;
      if (this.#pairs.get(a)?.has(b)) return true;
      this.#enter(a, b);
      const same = this.#content(a, b) && this.#properties(a, b);
      this.#pairs.get(a).delete(b);
      return same;
    }

    #enter(a, b) {
      if (!this.#pairs.has(a)) this.#pairs.set(a, new Set());
      this.#pairs.get(a).add(b);
    }

    // What an object holds besides properties.
    #content(a, b) {
      switch (kind(a)) {
        case 'Date':
          return Object.is(Date.prototype.getTime.call(a), Date.prototype.getTime.call(b));
        case 'RegExp':
          return String(a) === String(b) && a.lastIndex === b.lastIndex;
        case 'Error':
          return a.message === b.message && a.name === b.name && this.equal(a.cause, b.cause) && this.equal(a.errors, b.errors);
        case 'Number': case 'String': case 'Boolean': case 'BigInt': case 'Symbol':
          return Object.is(a.valueOf(), b.valueOf());
        case 'Array':
          return a.length === b.length;
        case 'ArrayBuffer':
          return this.equal(new Uint8Array(a), new Uint8Array(b));
        case 'DataView':
          return this.equal(new Uint8Array(a.buffer, a.byteOffset, a.byteLength), new Uint8Array(b.buffer, b.byteOffset, b.byteLength));
        case 'TypedArray':
          return a.length === b.length && a.every((v, i) => (this.#strict ? Object.is(v, b[i]) : v === b[i]));
        case 'Set':
          return this.#entries(a.size === b.size, [...a].map((v) => [v]), [...b].map((v) => [v]));
        case 'Map':
          return this.#entries(a.size === b.size, [...a], [...b]);
        case 'Promise': case 'WeakMap': case 'WeakSet': case 'Proxy':
          return false;
        default:
          return true;
      }
    }

    // Entries have no order: each of one needs an equal one of the other.
    #entries(sameSize, left, right) {
      if (!sameSize) return false;
      const rest = new Set(right);
      const simple = new Map(right.filter(([key]) => Object(key) !== key).map((entry) => [entry[0], entry]));
      return left.every((entry) => {
        const direct = simple.get(entry[0]);
        const match = direct && rest.has(direct) && this.#entry(entry, direct) ? direct : [...rest].find((other) => this.#entry(entry, other));
        return match !== undefined && rest.delete(match);
      });
    }

    #entry(a, b) {
      return a.every((value, i) => this.equal(value, b[i]));
    }

    #properties(a, b) {
      if (kind(a) === 'TypedArray') return true;
      const keys = this.#keys(a);
      if (keys.length !== this.#keys(b).length) return false;
      return keys.every((key) => Object.prototype.propertyIsEnumerable.call(b, key) && this.equal(a[key], b[key]));
    }

    #keys(object) {
      const keys = Object.keys(object);
      if (!this.#strict) return keys;
      const symbols = Object.getOwnPropertySymbols(object);
      return [...keys, ...symbols.filter((symbol) => Object.prototype.propertyIsEnumerable.call(object, symbol))];
    }
  }

  return {
    isDeepEqual: (a, b) => new Comparison(false).equal(a, b),
    isDeepStrictEqual: (a, b) => new Comparison(true).equal(a, b),
  };
})
