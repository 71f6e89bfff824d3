// FormData.
(function (native) {
  'use strict';
  const { Blob, File, bytesOf } = native.part('blob');
  const { need, pairs } = native.part('pairs');

  class FormData {
    #list = []; // [name, string or File]

    constructor(form = undefined) {
      if (form !== undefined) throw new TypeError('FormData constructor: there are no forms to read here');
    }

    append(name, value, filename = undefined) {
      need(arguments, 2, 'FormData.append');
      this.#list.push(entry(arguments));
    }

    set(name, value, filename = undefined) {
      need(arguments, 2, 'FormData.set');
      const made = entry(arguments);
      const at = this.#list.findIndex(([n]) => n === made[0]);
      if (at < 0) {
        this.#list.push(made);
        return;
      }
      this.#list = this.#list.filter(([n], i) => n !== made[0] || i === at);
      this.#list[at] = made;
    }

    delete(name) {
      need(arguments, 1, 'FormData.delete');
      this.#list = this.#list.filter(([n]) => n !== String(name));
    }

    get(name) {
      need(arguments, 1, 'FormData.get');
      return this.getAll(name)[0] ?? null;
    }

    getAll(name) {
      need(arguments, 1, 'FormData.getAll');
      return this.#list.filter(([n]) => n === String(name)).map(([, value]) => value);
    }

    has(name) {
      need(arguments, 1, 'FormData.has');
      return this.#list.some(([n]) => n === String(name));
    }

    get [Symbol.toStringTag]() { return 'FormData'; }

    static {
      pairs(this, 'FormData', (form) => form.#list);
    }
  }

  // The arguments of append and set as [name, value]; a blob becomes a file.
  function entry([name, value, filename]) {
    if (!(value instanceof Blob)) {
      if (filename !== undefined) throw new TypeError('a file name needs a Blob');
      return [well(name), well(value)];
    }
    if (value instanceof File && filename === undefined) return [well(name), value];
    const { type, lastModified } = value;
    return [well(name), new File([value], filename === undefined ? 'blob' : well(filename), { type, lastModified })];
  }

  function well(text) {
    return String(text).toWellFormed();
  }

  // A form as the body of a request: { bytes, type }.
  function encode(form) {
    return native.multipart(Array.from(form, ([name, value]) => {
      if (typeof value === 'string') return { name, bytes: native.fromText(native.lines(value)) };
      return { name, bytes: bytesOf(value), filename: value.name, type: value.type || 'application/octet-stream' };
    }));
  }

  // The reverse, undefined for a body that is no form.
  function decode(bytes, contentType) {
    const entries = native.parseForm(bytes, contentType);
    if (!entries) return undefined;
    const form = new FormData();
    for (const { name, bytes, filename, type } of entries) {
      if (filename === undefined) form.append(name, native.text(bytes));
      else form.append(name, new File([native.part('blob').blobOf(bytes, '')], filename, { type }));
    }
    return form;
  }

  return { FormData, encode, decode };
})
