// node:querystring.
(function () {
  'use strict';
  const kept = /[^A-Za-z0-9\-_.!~*'()]/;

  function escape(text) {
    text = typeof text === 'object' ? String(text) : `${text}`;
    return kept.test(text) ? encodeURIComponent(text.toWellFormed()) : text;
  }

  // What is not valid UTF-8 when unescaped is decoded byte by byte, never an error.
  function unescape(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      const { Buffer } = globalThis;
      return Buffer.from(String(text).replace(/%([0-9a-f]{2})|[^]/gi, (all, hex) => (hex ? String.fromCharCode(parseInt(hex, 16)) : Buffer.from(all).toString('latin1'))), 'latin1').toString();
    }
  }

  function primitive(value) {
    if (typeof value === 'string' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
    return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
  }

  function stringify(object, separator = '&', equals = '=', options = undefined) {
    if (Object(object) !== object) return '';
    const encode = options?.encodeURIComponent ?? querystring.escape;
    const pairs = [];
    for (const [name, value] of Object.entries(object)) {
      for (const one of Array.isArray(value) ? value : [value]) pairs.push(encode(name) + (equals || '=') + encode(primitive(one)));
    }
    return pairs.join(separator || '&');
  }

  function parse(text, separator = '&', equals = '=', options = undefined) {
    const result = Object.create(null);
    if (typeof text !== 'string' || text === '') return result;
    const { maxKeys = 1000 } = options ?? {};
    const decode = options?.decodeURIComponent ?? querystring.unescape;
    const pairs = text.split(separator || '&');
    for (const pair of maxKeys > 0 ? pairs.slice(0, maxKeys) : pairs) {
      if (pair === '') continue;
      const at = pair.indexOf(equals || '=');
      const [name, value] = (at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + (equals || '=').length)])
        .map((part) => decode(part.replaceAll('+', ' ')));
      if (!(name in result)) result[name] = value;
      else if (Array.isArray(result[name])) result[name].push(value);
      else result[name] = [result[name], value];
    }
    return result;
  }

  const querystring = { escape, unescape, stringify, parse, encode: stringify, decode: parse };
  return querystring;
})
