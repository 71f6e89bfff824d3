// expect(value): the matchers, with .not, .resolves and .rejects before them.
(native) => {
  'use strict'
  const { matchers, asymmetric } = native.part('matchers')
  const { brief } = native.part('print')

  // Go looks for this class to take the two values.
  class ExpectationError extends Error {
    static isExpectation = true
  }

  const callText = (state, name, args) =>
    `expect(…)${state.road ? `.${state.road}` : ''}${state.not ? '.not' : ''}.${name}(${args.map(brief).join(', ')})`

  const failure = (message, site, values) => {
    const error = Object.assign(new ExpectationError(message), values)
    // After an await no frame of the author's is left: the place is where expect was called.
    error.stack = site.stack
    return error
  }

  const check = (state, name, args, received, site) => {
    let result
    const call = callText(state, name, name === 'toEqual' || name === 'toStrictEqual' || name === 'toMatchObject' ? [] : args)
    try {
      result = matchers[name].call(state, received, ...args)
    } catch (error) {
      if (error instanceof TypeError && error.stack.includes('gojscrape:')) throw failure(`${call}: ${error.message}`, site)
      throw error
    }
    if (result.pass !== state.not) return
    if (state.not) throw failure(`${call}: ${result.hint ?? `received ${brief(received)}`}`, site)
    if (result.hint !== undefined) throw failure(`${call}: ${result.hint}`, site)
    throw failure(result.note ? `${call} (${result.note})` : call, site, result.values())
  }

  // What a promise comes to, or why that is not what the author said.
  const settle = async (state, value, site, name) => {
    const promise = typeof value === 'function' ? value() : value
    if (typeof promise?.then !== 'function') {
      throw failure(`expect(…).${state.road} takes a promise, not ${brief(value)}`, site)
    }
    let outcome
    try {
      outcome = { value: await promise, road: 'resolves' }
    } catch (error) {
      outcome = { value: error, road: 'rejects' }
    }
    if (outcome.road === state.road) return outcome.value
    const became = outcome.road === 'rejects' ? 'was rejected with' : 'resolved to'
    throw failure(`expect(…).${state.road}.${name}(): the promise ${became} ${brief(outcome.value)}`, site)
  }

  const expectation = (value, state) => {
    const made = {}
    for (const name of Object.keys(matchers)) {
      made[name] = (...args) => {
        const site = new Error()
        if (!state.road) return check(state, name, args, value, site)
        return settle(state, value, site, name).then((received) => check(state, name, args, received, site))
      }
    }
    const further = (name, change) => Object.defineProperty(made, name, { get: () => expectation(value, { ...state, ...change }) })
    if (!state.not) further('not', { not: true })
    if (!state.road && !state.not) {
      further('resolves', { road: 'resolves' })
      further('rejects', { road: 'rejects', rejected: true })
    }
    return made
  }

  const expect = (value) => expectation(value, { not: false, road: '', rejected: false })
  return { expect: Object.assign(expect, asymmetric) }
}
