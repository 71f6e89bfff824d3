// Headers.
(function (native) {
  'use strict';
  const { need, pairs } = native.part('pairs');

  // load(headers, list) fills in what came from a server, names and values in turn;
  // freeze(headers) makes them unchangeable, as their copies then are.
  let load, freeze, copy;

  class Headers {
    #values = new Map(); // name in lower case → values
    #frozen = false;
    #sorted = null; // what iterators go through, until the next change

    static {
      load = (headers, list) => {
        for (let i = 0; i < list.length; i += 2) headers.#add(list[i].toLowerCase(), list[i + 1]);
        return headers;
      };
      freeze = (headers) => {
        headers.#frozen = true;
        return headers;
      };
      copy = (headers) => {
        const made = load(new Headers(), flat(headers));
        made.#frozen = headers.#frozen;
        return made;
      };
      pairs(this, 'Headers', (headers) => headers.#sorted ??= headers.#sort());
    }

    constructor(init = undefined) {
      if (init === undefined) return;
      if (Object(init) !== init) {
        throw new TypeError('Headers constructor: Argument 1 must be an object of names and values or a list of pairs');
      }
      if (init[Symbol.iterator]) this.#fromPairs(init);
      else this.#fromRecord(init);
    }

    #fromRecord(init) {
      for (const name of Reflect.ownKeys(init)) {
        if (Object.prototype.propertyIsEnumerable.call(init, name)) this.append(name, init[name]);
      }
    }

    #fromPairs(init) {
      for (const pair of init) {
        const entry = Object(pair) === pair && pair[Symbol.iterator] ? [...pair] : [];
        if (entry.length !== 2) {
          throw new TypeError(`Headers constructor: expected name/value pair to be length 2, found ${entry.length}.`);
        }
        this.append(...entry);
      }
    }

    append(name, value) {
      need(arguments, 2, 'Headers.append');
      const key = nameOf(name, 'append');
      const text = valueOf(value, 'append');
      this.#change();
      this.#add(key, text);
    }

    set(name, value) {
      need(arguments, 2, 'Headers.set');
      const key = nameOf(name, 'set');
      const text = valueOf(value, 'set');
      this.#change();
      this.#values.set(key, [text]);
    }

    delete(name) {
      need(arguments, 1, 'Headers.delete');
      const key = nameOf(name, 'delete');
      this.#change();
      this.#values.delete(key);
    }

    get(name) {
      need(arguments, 1, 'Headers.get');
      return this.#values.get(nameOf(name, 'get'))?.join(', ') ?? null;
    }

    has(name) {
      need(arguments, 1, 'Headers.has');
      return this.#values.has(nameOf(name, 'has'));
    }

    getSetCookie() {
      return [...this.#values.get('set-cookie') ?? []];
    }

    get [Symbol.toStringTag]() { return 'Headers'; }

    #add(key, text) {
      const values = this.#values.get(key);
      if (values) values.push(text);
      else this.#values.set(key, [text]);
    }

    #change() {
      if (this.#frozen) throw new TypeError('immutable');
      this.#sorted = null;
    }

    // Cookies cannot be joined: their values may contain commas.
    #sort() {
      return [...this.#values.keys()].sort().flatMap((key) => {
        const values = this.#values.get(key);
        return key === 'set-cookie' ? values.map((value) => [key, value]) : [[key, values.join(', ')]];
      });
    }
  }

  function nameOf(name, method) {
    return native.headerName(String(name), method);
  }

  function valueOf(value, method) {
    return native.headerValue(String(value), method);
  }

  // All names and values in turn, for Go.
  function flat(headers) {
    return [...headers].flat();
  }

  return { Headers, load, freeze, copy, flat };
})
