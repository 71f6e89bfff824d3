// The matchers of expect(). Each takes what was received and what the matcher was given,
// and returns whether it passes and what to say if it does not (or, with .not, if it does):
// a hint to add to the call, or a function that prints two values to compare.
(native) => {
  'use strict'
  const { Matcher, equals, aligned, narrowed } = native.part('equal')
  const { print, brief } = native.part('print')

  const isNumber = (value) => typeof value === 'number' || typeof value === 'bigint'

  // A matcher was given what it can't work with.
  class Misuse extends TypeError {}

  const compared = (pass, received, expected) => ({
    pass, values: () => ({ received: print(received), expected: print(aligned(received, expected)) }),
  })
  const said = (pass, received, more = '') => ({ pass, hint: `received ${brief(received)}${more}` })

  const simple = (test) => (received) => said(test(received), received)

  const order = (test) => (received, than) => {
    if (!isNumber(than)) throw new Misuse(`it takes a number, not ${brief(than)}`)
    return said(isNumber(received) && test(received, than), received)
  }

  const has = (received, value, same) => {
    if (!(received !== null && received !== undefined && typeof received[Symbol.iterator] === 'function')) throw new Misuse(`expect() got ${brief(received)}, which contains nothing`)
    return [...received].some((element) => same(element, value))
  }

  const path = (key) => (Array.isArray(key) ? key : String(key).split(/[.[\]]+/).filter((part) => part !== ''))

  // What a function throws, or what a promise was rejected with.
  const thrownBy = (received, rejected) => {
    if (rejected) return { error: received }
    if (typeof received !== 'function') throw new Misuse(`expect() takes a function for toThrow(), not ${brief(received)}: write expect(() => …)`)
    try {
      received()
    } catch (error) {
      return { error }
    }
    return undefined
  }

  const messageOf = (error) => (error instanceof Error ? error.message : String(error))

  const throwsAs = (error, expected) => {
    if (expected === undefined) return true
    if (typeof expected === 'function') return error instanceof expected
    if (expected instanceof RegExp) return expected.test(messageOf(error))
    if (typeof expected === 'string') return messageOf(error).includes(expected)
    if (expected instanceof Error) return messageOf(error) === expected.message
    return equals(error, expected, 'subset')
  }

  const matchers = {
    toBe: (received, expected) => {
      const pass = Object.is(received, expected)
      if (!pass && equals(received, expected, 'strict')) {
        return { pass, hint: `received ${brief(received)}, which is equal but another object: toEqual() compares contents` }
      }
      return compared(pass, received, expected)
    },
    toEqual: (received, expected) => compared(equals(received, expected), received, expected),
    toStrictEqual: (received, expected) => compared(equals(received, expected, 'strict'), received, expected),
    toMatchObject: (received, expected) => {
      if (!(typeof expected === 'object' && expected !== null)) throw new Misuse(`it takes an object, not ${brief(expected)}`)
      const pass = equals(received, expected, 'subset')
      return compared(pass, pass ? received : narrowed(received, expected), expected)
    },

    toBeNull: simple((v) => v === null),
    toBeUndefined: simple((v) => v === undefined),
    toBeDefined: simple((v) => v !== undefined),
    toBeTruthy: simple((v) => Boolean(v)),
    toBeFalsy: simple((v) => !v),
    toBeNaN: simple((v) => Number.isNaN(v)),
    toBeGreaterThan: order((a, b) => a > b),
    toBeGreaterThanOrEqual: order((a, b) => a >= b),
    toBeLessThan: order((a, b) => a < b),
    toBeLessThanOrEqual: order((a, b) => a <= b),
    // To so many digits after the point.
    toBeCloseTo: (received, expected, digits = 2) => {
      const distance = Math.abs(received - expected)
      return said(received === expected || distance < 10 ** -digits / 2, received, `, which is ${distance} away`)
    },
    toBeInstanceOf: (received, cls) => {
      if (typeof cls !== 'function') throw new Misuse(`it takes a class, not ${brief(cls)}`)
      return said(received instanceof cls, received)
    },
    toBeTypeOf: (received, type) => said(typeof received === type, received, `, a ${typeof received}`),

    toContain: (received, value) => {
      if (typeof received === 'string') return said(received.includes(String(value)), received)
      return said(has(received, value, (a, b) => a === b || Object.is(a, b)), received)
    },
    toContainEqual: (received, value) => said(has(received, value, (a, b) => equals(a, b)), received),
    toHaveLength: (received, length) => {
      const own = received?.length ?? received?.size
      return said(own === length, received, own === undefined ? ', which has no length' : `, whose length is ${own}`)
    },
    toMatch: (received, pattern) => {
      if (!(typeof pattern === 'string' || pattern instanceof RegExp)) throw new Misuse(`it takes a pattern or a text, not ${brief(pattern)}`)
      const pass = typeof received === 'string' && (typeof pattern === 'string' ? received.includes(pattern) : new RegExp(pattern).test(received))
      return said(pass, received)
    },
    toHaveProperty: (received, key, ...value) => {
      let at = received
      for (const part of path(key)) {
        if (at === null || at === undefined || !(part in Object(at))) return said(false, received, `, which has no ${brief(part)}`)
        at = at[part]
      }
      return value.length === 0 ? said(true, received) : compared(equals(at, value[0]), at, value[0])
    },

    toThrow(received, expected) {
      const thrown = thrownBy(received, this.rejected)
      if (thrown === undefined) return { pass: false, hint: 'nothing was thrown' }
      const name = thrown.error instanceof Error ? thrown.error.constructor.name : 'the value'
      return { pass: throwsAs(thrown.error, expected), hint: `${name} was thrown: ${brief(messageOf(thrown.error))}` }
    },

    toMatchSnapshot(received, hint) {
      if (this.not) throw new Misuse('toMatchSnapshot() can\'t be negated')
      if (!(hint === undefined || typeof hint === 'string')) throw new Misuse(`its name is a text, not ${brief(hint)}`)
      const text = print(received)
      const stored = native.snapshot(hint, text)
      if (stored === undefined) return { pass: false, hint: 'no snapshot is stored, and --ci stores none: run gojscrape test without it' }
      return { pass: stored === null, values: () => ({ received: text, expected: stored }), note: 'gojscrape test -u accepts what was received' }
    },
  }
  matchers.toThrowError = matchers.toThrow

  const nameOf = (cls) => cls.name || 'anonymous class'
  const primitives = new Map([[String, 'string'], [Number, 'number'], [Boolean, 'boolean'], [BigInt, 'bigint'], [Symbol, 'symbol'], [Function, 'function']])

  // Those that stand for a value inside of what is expected.
  const asymmetric = {
    any: (cls) => {
      if (typeof cls !== 'function') throw new Misuse(`expect.any() takes a class, as in expect.any(Number), not ${brief(cls)}`)
      return new Matcher(`any ${nameOf(cls)}`, (v) => typeof v === primitives.get(cls) || v instanceof cls)
    },
    anything: () => new Matcher('anything', (v) => v !== null && v !== undefined),
    objectContaining: (members) => new Matcher(`object containing ${brief(members)}`, (v) => equals(v, members, 'subset')),
    arrayContaining: (list) => new Matcher(`array containing ${brief(list)}`,
      (v) => Array.isArray(v) && list.every((value) => v.some((element) => equals(element, value)))),
    stringMatching: (pattern) => new Matcher(`text matching ${pattern}`, (v) => typeof v === 'string' && new RegExp(pattern).test(v)),
    stringContaining: (part) => new Matcher(`text containing ${brief(part)}`, (v) => typeof v === 'string' && v.includes(part)),
    closeTo: (number, digits = 2) => new Matcher(`close to ${number}`, (v) => matchers.toBeCloseTo(v, number, digits).pass),
  }
  const negated = (make) => (...args) => {
    const matcher = make(...args)
    return new Matcher(`not ${matcher.text}`, (v) => !matcher.accepts(v))
  }
  asymmetric.not = Object.fromEntries(
    ['objectContaining', 'arrayContaining', 'stringMatching', 'stringContaining'].map((name) => [name, negated(asymmetric[name])]))

  return { matchers, asymmetric, Misuse }
}
