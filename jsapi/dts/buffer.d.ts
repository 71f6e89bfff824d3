// Node's Buffer.

type BufferEncoding = 'utf8' | 'utf-8' | 'hex' | 'base64' | 'base64url' | 'latin1' | 'binary' | 'ascii' | 'utf16le' | 'utf-16le' | 'ucs2' | 'ucs-2'

interface Buffer extends Uint8Array<ArrayBuffer> {
  toString(encoding?: BufferEncoding, start?: number, end?: number): string
  toJSON(): { type: 'Buffer'; data: number[] }
  equals(other: Uint8Array): boolean
  compare(other: Uint8Array): -1 | 0 | 1
  /** Gives how many bytes were copied. */
  copy(target: Uint8Array, targetStart?: number, start?: number, end?: number): number
  indexOf(value: string | number | Uint8Array, offset?: number | BufferEncoding, encoding?: BufferEncoding): number
  lastIndexOf(value: string | number | Uint8Array, offset?: number | BufferEncoding, encoding?: BufferEncoding): number
  includes(value: string | number | Uint8Array, offset?: number | BufferEncoding, encoding?: BufferEncoding): boolean
  fill(value: string | number | Uint8Array, offset?: number | BufferEncoding, end?: number | BufferEncoding, encoding?: BufferEncoding): this
  /** Shares the memory of the whole. */
  slice(start?: number, end?: number): Buffer
  subarray(start?: number, end?: number): Buffer
  write(text: string, encoding?: BufferEncoding): number
  write(text: string, offset: number, encoding?: BufferEncoding): number
  write(text: string, offset: number, length: number, encoding?: BufferEncoding): number
  readBigInt64BE(offset?: number): bigint
  readBigInt64LE(offset?: number): bigint
  readBigUInt64BE(offset?: number): bigint
  readBigUint64BE(offset?: number): bigint
  readBigUInt64LE(offset?: number): bigint
  readBigUint64LE(offset?: number): bigint
  readDoubleBE(offset?: number): number
  readDoubleLE(offset?: number): number
  readFloatBE(offset?: number): number
  readFloatLE(offset?: number): number
  readInt16BE(offset?: number): number
  readInt16LE(offset?: number): number
  readInt32BE(offset?: number): number
  readInt32LE(offset?: number): number
  readUInt16BE(offset?: number): number
  readUint16BE(offset?: number): number
  readUInt16LE(offset?: number): number
  readUint16LE(offset?: number): number
  readUInt32BE(offset?: number): number
  readUint32BE(offset?: number): number
  readUInt32LE(offset?: number): number
  readUint32LE(offset?: number): number
  readInt8(offset?: number): number
  readUInt8(offset?: number): number
  readUint8(offset?: number): number
  readIntBE(offset: number, byteLength: number): number
  readIntLE(offset: number, byteLength: number): number
  readUIntBE(offset: number, byteLength: number): number
  readUintBE(offset: number, byteLength: number): number
  readUIntLE(offset: number, byteLength: number): number
  readUintLE(offset: number, byteLength: number): number
  writeBigInt64BE(value: bigint, offset?: number): number
  writeBigInt64LE(value: bigint, offset?: number): number
  writeBigUInt64BE(value: bigint, offset?: number): number
  writeBigUint64BE(value: bigint, offset?: number): number
  writeBigUInt64LE(value: bigint, offset?: number): number
  writeBigUint64LE(value: bigint, offset?: number): number
  writeDoubleBE(value: number, offset?: number): number
  writeDoubleLE(value: number, offset?: number): number
  writeFloatBE(value: number, offset?: number): number
  writeFloatLE(value: number, offset?: number): number
  writeInt16BE(value: number, offset?: number): number
  writeInt16LE(value: number, offset?: number): number
  writeInt32BE(value: number, offset?: number): number
  writeInt32LE(value: number, offset?: number): number
  writeUInt16BE(value: number, offset?: number): number
  writeUint16BE(value: number, offset?: number): number
  writeUInt16LE(value: number, offset?: number): number
  writeUint16LE(value: number, offset?: number): number
  writeUInt32BE(value: number, offset?: number): number
  writeUint32BE(value: number, offset?: number): number
  writeUInt32LE(value: number, offset?: number): number
  writeUint32LE(value: number, offset?: number): number
  writeInt8(value: number, offset?: number): number
  writeUInt8(value: number, offset?: number): number
  writeUint8(value: number, offset?: number): number
  writeIntBE(value: number, offset: number, byteLength: number): number
  writeIntLE(value: number, offset: number, byteLength: number): number
  writeUIntBE(value: number, offset: number, byteLength: number): number
  writeUintBE(value: number, offset: number, byteLength: number): number
  writeUIntLE(value: number, offset: number, byteLength: number): number
  writeUintLE(value: number, offset: number, byteLength: number): number
}
declare var Buffer: {
  prototype: Buffer
  readonly poolSize: number
  from(text: string, encoding?: BufferEncoding): Buffer
  from(bytes: ArrayLike<number> | Iterable<number>): Buffer
  /** Shares the memory. */
  from(memory: ArrayBuffer, offset?: number, length?: number): Buffer
  alloc(size: number, fill?: string | number | Uint8Array, encoding?: BufferEncoding): Buffer
  allocUnsafe(size: number): Buffer
  allocUnsafeSlow(size: number): Buffer
  concat(list: readonly Uint8Array[], length?: number): Buffer
  byteLength(value: string | BufferSource, encoding?: BufferEncoding): number
  compare(a: Uint8Array, b: Uint8Array): -1 | 0 | 1
  isBuffer(value: unknown): value is Buffer
  isEncoding(name: string): name is BufferEncoding
}
