// node:buffer.
(function (native) {
  'use strict';
  const { Buffer, Blob, File, atob, btoa } = globalThis;
  const { invalidType } = native.part('invalid');

  function bytes(input) {
    if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
    if (input instanceof ArrayBuffer) return new Uint8Array(input);
    throw invalidType('input', 'an instance of ArrayBuffer, Buffer, or TypedArray', input);
  }

  function isUtf8(input) {
    try {
      new globalThis.TextDecoder('utf-8', { fatal: true }).decode(bytes(input));
      return true;
    } catch (error) {
      if (error.code === 'ERR_INVALID_ARG_TYPE') throw error;
      return false;
    }
  }

  const kMaxLength = 2 ** 31 - 1;
  return {
    Buffer, Blob, File, atob, btoa, kMaxLength, kStringMaxLength: kMaxLength,
    constants: { MAX_LENGTH: kMaxLength, MAX_STRING_LENGTH: kMaxLength },
    isUtf8,
    isAscii: (input) => bytes(input).every((byte) => byte < 0x80),
  };
})
