// URLSearchParams.
(function (native) {
  'use strict';

  // link(params, onChange) ties params to a URL; load(params, query) follows a
  // change of the URL. Both are for url.js alone.
  let link, load;

  class URLSearchParams {
    #list = []; // name, value, name, value, …
    #onChange = null;

    static {
      link = (params, onChange) => { params.#onChange = onChange; };
      load = (params, query) => { params.#list = native.parse(query); };
    }

    constructor(init = '') {
      if (typeof init === 'object' && init !== null || typeof init === 'function') {
        if (init[Symbol.iterator]) this.#fromPairs(init);
        else this.#fromRecord(init);
      } else {
        this.#list = native.parse(native.text(init).replace(/^\?/, ''));
      }
    }

    #fromPairs(pairs) {
      for (const pair of pairs) {
        const entry = pair?.[Symbol.iterator] ? [...pair] : [];
        if (entry.length !== 2) throw new TypeError('Each query pair must be an iterable [name, value] tuple');
        this.#list.push(native.text(entry[0]), native.text(entry[1]));
      }
    }

    #fromRecord(record) {
      for (const name of Reflect.ownKeys(record)) {
        if (!Object.prototype.propertyIsEnumerable.call(record, name)) continue;
        if (typeof name === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
        this.#list.push(native.text(name), native.text(record[name]));
      }
    }

    get size() {
      return this.#list.length / 2;
    }

    append(name, value) {
      need(arguments, 2);
      this.#list.push(native.text(name), native.text(value));
      this.#changed();
    }

    delete(name, value) {
      need(arguments, 1);
      this.#keep((n, v) => !matches(n, v, native.text(name), value));
      this.#changed();
    }

    get(name) {
      need(arguments, 1);
      name = native.text(name);
      for (let i = 0; i < this.#list.length; i += 2) {
        if (this.#list[i] === name) return this.#list[i + 1];
      }
      return null;
    }

    getAll(name) {
      need(arguments, 1);
      name = native.text(name);
      return this.#list.filter((_, i) => i % 2 === 1 && this.#list[i - 1] === name);
    }

    has(name, value) {
      need(arguments, 1);
      name = native.text(name);
      return this.#list.some((n, i) => i % 2 === 0 && matches(n, this.#list[i + 1], name, value));
    }

    set(name, value) {
      need(arguments, 2);
      name = native.text(name);
      value = native.text(value);
      let found = false;
      this.#keep((n) => n !== name || !found && (found = true));
      const at = found ? this.#list.findIndex((n, i) => i % 2 === 0 && n === name) : this.#list.length;
      this.#list[at] = name;
      this.#list[at + 1] = value;
      this.#changed();
    }

    sort() {
      const pairs = [...this].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
      this.#list = pairs.flat();
      this.#changed();
    }

    forEach(callback, thisArg) {
      if (typeof callback !== 'function') throw new TypeError('URLSearchParams.forEach() needs a function');
      for (const [name, value] of this) callback.call(thisArg, value, name, this);
    }

    // Iterators see what is changed while they run.
    *entries() {
      for (let i = 0; i < this.#list.length; i += 2) yield [this.#list[i], this.#list[i + 1]];
    }

    *keys() {
      for (let i = 0; i < this.#list.length; i += 2) yield this.#list[i];
    }

    *values() {
      for (let i = 0; i < this.#list.length; i += 2) yield this.#list[i + 1];
    }

    toString() {
      return native.serialize(this.#list);
    }

    get [Symbol.toStringTag]() { return 'URLSearchParams'; }

    [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
      const pairs = [...this].map(([name, value]) => `${inspect(name)} => ${inspect(value)}`);
      return pairs.length > 0 ? `URLSearchParams { ${pairs.join(', ')} }` : 'URLSearchParams {}';
    }

    #keep(wanted) {
      const kept = [];
      for (let i = 0; i < this.#list.length; i += 2) {
        if (wanted(this.#list[i], this.#list[i + 1])) kept.push(this.#list[i], this.#list[i + 1]);
      }
      this.#list = kept;
    }

    #changed() {
      this.#onChange?.(this.toString());
    }
  }
  Object.defineProperty(URLSearchParams.prototype, Symbol.iterator, {
    value: URLSearchParams.prototype.entries, writable: true, configurable: true,
  });

  function matches(name, value, wantedName, wantedValue) {
    return name === wantedName && (wantedValue === undefined || value === native.text(wantedValue));
  }

  function need(args, count) {
    if (args.length < count) throw new TypeError(count === 1 ? 'The "name" argument must be specified' : 'The "name" and "value" arguments must be specified');
  }

  return { URLSearchParams, link, load };
})
