// node:string_decoder: text of bytes that come in pieces.
(function (native) {
  'use strict';
  const { coded, invalidType } = native.part('invalid');
  const { Buffer, TextDecoder } = globalThis;
  const whole = { base64: 3, base64url: 3 }; // bytes that make a full group of characters

  function StringDecoder(encoding = 'utf8') {
    const name = String(encoding ?? 'utf8').toLowerCase();
    if (!Buffer.isEncoding(name)) throw coded(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
    this.encoding = { 'utf-8': 'utf8', binary: 'latin1', ucs2: 'utf16le', 'ucs-2': 'utf16le', 'utf-16le': 'utf16le' }[name] ?? name;
    Object.defineProperty(this, 'state', { value: start(this.encoding), writable: true });
  }

  function start(encoding) {
    const label = { utf8: 'utf-8', utf16le: 'utf-16le' }[encoding];
    return label ? { decoder: new TextDecoder(label, { ignoreBOM: true }) } : { rest: Buffer.alloc(0) };
  }

  function bytesOf(chunk) {
    if (ArrayBuffer.isView(chunk)) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    throw invalidType('buf', 'an instance of Buffer, TypedArray, or DataView', chunk);
  }

  StringDecoder.prototype.write = function (chunk) {
    if (typeof chunk === 'string') return chunk;
    const bytes = bytesOf(chunk);
    const { decoder, rest } = this.state;
    if (decoder) return decoder.decode(bytes, { stream: true });
    const all = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    const end = all.length - all.length % (whole[this.encoding] ?? 1);
    this.state.rest = Buffer.from(all.subarray(end));
    return all.subarray(0, end).toString(this.encoding);
  };

  StringDecoder.prototype.end = function (chunk = undefined) {
    const text = chunk === undefined ? '' : this.write(chunk);
    const { decoder, rest } = this.state;
    this.state = start(this.encoding);
    return text + (decoder ? decoder.decode() : rest.toString(this.encoding));
  };

  return { StringDecoder };
})
