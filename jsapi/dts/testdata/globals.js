// Writes down the globals that are not of the language, with their members.
import { Spider } from 'gojscrape'

const language = `Object Function Array String Number BigInt RegExp Date Boolean Proxy Reflect Error AggregateError SuppressedError TypeError
  ReferenceError SyntaxError RangeError EvalError URIError eval Math JSON ArrayBuffer DataView Uint8Array Uint8ClampedArray
  Int8Array Uint16Array Int16Array Uint32Array Int32Array Float32Array Float64Array BigInt64Array BigUint64Array Symbol WeakSet
  WeakMap WeakRef FinalizationRegistry Map Set Promise globalThis NaN undefined Infinity isNaN parseInt parseFloat isFinite
  decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape Iterator Intl DisposableStack AsyncDisposableStack`.split(/\s+/)

// What the runtime keeps for itself: the class of Go's errors, and the helpers of bundles.
const own = (name) => name === 'GoError' || name.startsWith('$')

const names = Object.getOwnPropertyNames(globalThis).filter((name) => !language.includes(name) && !own(name))
const known = new Set([Object.prototype, Function.prototype, Error.prototype, Uint8Array.prototype])

export default class GlobalsSpider extends Spider {
  static name = 'globals';

  *start() {
    const values = names.map((name) => globalThis[name])
    for (const value of values) if (typeof value === 'function' && value.prototype) known.add(value.prototype)
    for (const [i, value] of values.entries()) {
      const isFunction = typeof value === 'function'
      const statics = isFunction ? Object.getOwnPropertyNames(value).filter((name) => !['length', 'name', 'prototype'].includes(name)) : []
      yield { of: names[i], statics, ...membersOf(isFunction ? value.prototype : value) }
    }
  }
}

// The names of an object and of what it inherits from up to a class that has a line of its
// own, and the names it has from there.
function membersOf(object) {
  const [members, inherited] = [new Set(), new Set()]
  let list = members
  for (let o = object; o; o = Object.getPrototypeOf(o)) {
    if (o !== object && known.has(o)) list = inherited
    for (const name of Object.getOwnPropertyNames(o)) if (name !== 'constructor') list.add(name)
  }
  return { members: [...members], inherited: [...inherited] }
}
