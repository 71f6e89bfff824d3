// Equality of values, with matchers such as expect.any(Number) among what is expected.
(native) => {
  'use strict'
  const { view, member } = native.part('views')

  // A matcher stands for all values that it accepts. Its text is how it is printed.
  class Matcher {
    constructor(text, accepts) {
      this.text = text
      this.accepts = accepts
    }
  }

  const isObject = (value) => typeof value === 'object' && value !== null
  const tagOf = (value) => Object.prototype.toString.call(value)
  const isPlain = (value) => {
    const proto = Object.getPrototypeOf(value)
    return proto === Object.prototype || proto === null
  }
  const isList = (value) => Object.getPrototypeOf(value) === Array.prototype && Array.isArray(value)
  const keysOf = (value) => {
    const keys = Object.keys(value)
    const symbols = Object.getOwnPropertySymbols(value)
    if (symbols.length === 0) return keys
    return [...keys, ...symbols.filter((key) => Object.prototype.propertyIsEnumerable.call(value, key))]
  }

  // One comparison: 'equal' forgives members that are undefined, 'strict' does not and wants
  // the same classes, 'subset' looks only at the members that are expected.
  class Comparison {
    constructor(how) {
      this.how = how
      this.open = [] // pairs that are being compared: a circle is equal where it closes
    }

    equal(received, expected) {
      if (expected instanceof Matcher) return expected.accepts(received)
      if (received instanceof Matcher) return received.accepts(expected)
      if (Object.is(received, expected)) return true
      if (!isObject(received) || !isObject(expected)) return false
      if (this.open.some(([a, b]) => a === received && b === expected)) return true
      this.open.push([received, expected])
      const same = this.#objects(received, expected)
      this.open.pop()
      return same
    }

    #objects(received, expected) {
      if (isPlain(received) && isPlain(expected)) return this.#members(received, expected)
      if (isList(received) && isList(expected)) return received.length === expected.length && this.#members(received, expected)
      const left = view(received)
      const right = view(expected)
      if (left && !right && isPlain(expected)) {
        return left.name === 'Headers' ? this.#members(left.members, expected) : this.#members(received, expected, left)
      }
      if (left || right) return left?.name === right?.name && this.#members(left.members, right.members)
      if (tagOf(received) !== tagOf(expected)) return false
      if (this.how === 'strict' && Object.getPrototypeOf(received) !== Object.getPrototypeOf(expected)) return false
      return this.#contents(received, expected) && this.#members(received, expected)
    }

    // What an object holds besides its members.
    #contents(received, expected) {
      switch (tagOf(expected)) {
        case '[object Date]': return Object.is(received.getTime(), expected.getTime())
        case '[object RegExp]': return String(received) === String(expected)
        case '[object Number]': case '[object String]': case '[object Boolean]':
          return Object.is(received.valueOf(), expected.valueOf())
        case '[object Error]': return received.name === expected.name && received.message === expected.message
        case '[object Map]': return this.#entries([...received], [...expected])
        case '[object Set]': return this.#entries([...received], [...expected])
        case '[object ArrayBuffer]': return this.equal(new Uint8Array(received), new Uint8Array(expected))
        case '[object Array]': return received.length === expected.length
        case '[object Promise]': case '[object WeakMap]': case '[object WeakSet]': return false
        default: return true
      }
    }

    // Entries have no order: each that is expected needs one of its own.
    #entries(received, expected) {
      if (received.length !== expected.length) return false
      return expected.every((entry) => {
        const at = received.findIndex((other) => this.equal(other, entry))
        return at >= 0 && received.splice(at, 1).length === 1
      })
    }

    #members(received, expected, viewed) {
      const list = keysOf(expected)
      if (!list.every((key) => this.#member(received, expected, key))) return false
      if (this.how === 'subset' && !Array.isArray(expected)) return true
      return keysOf(viewed ? viewed.members : received).every((key) => {
        if (Object.hasOwn(expected, key)) return true
        return this.how !== 'strict' && received[key] === undefined
      })
    }

    #member(received, expected, key) {
      if (!(key in received)) return this.how === 'equal' && expected[key] === undefined
      return this.equal(member(received, key, expected[key]), expected[key])
    }
  }

  const equals = (received, expected, how = 'equal') => new Comparison(how).equal(received, expected)

  // What is expected, as far as a diff should show it: a matcher that accepts is no
  // difference. A circle is left as it is.
  const aligned = (received, expected, path = []) => {
    if (expected instanceof Matcher) return expected.accepts(received) ? received : expected
    if (!isObject(received) || !isObject(expected) || path.includes(expected)) return expected
    const inside = [...path, expected]
    if (Array.isArray(expected)) return expected.map((value, i) => aligned(received[i], value, inside))
    if (!isPlain(expected)) return expected
    return Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, aligned(member(received, key, value), value, inside)]))
  }

  // What was received, without the members that nobody asked for.
  const narrowed = (received, expected, path = []) => {
    if (!isObject(received) || !isObject(expected) || expected instanceof Matcher || path.includes(expected)) return received
    const inside = [...path, expected]
    if (Array.isArray(received) && Array.isArray(expected)) return received.map((value, i) => narrowed(value, expected[i], inside))
    if (!isPlain(expected)) return received
    const asked = Object.keys(expected).filter((key) => key in received)
    return Object.fromEntries(asked.map((key) => [key, narrowed(member(received, key, expected[key]), expected[key], inside)]))
  }

  return { Matcher, equals, aligned, narrowed }
}
