// expect(value): the matchers, with .not, .resolves and .rejects before them.
(native) => {
  'use strict'
  const { matchers, asymmetric, Misuse } = native.part('matchers')
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
    if (site) error.stack = site.stack
    return error
  }

  // What is expected stands in the difference: the call does not repeat it.
  const compares = ['toEqual', 'toStrictEqual', 'toMatchObject']

  const check = (state, name, args, received, site) => {
    let result
    try {
      result = matchers[name].call(state, received, ...args)
    } catch (error) {
      if (!(error instanceof Misuse)) throw error
      throw failure(`${callText(state, name, args)}: ${error.message}`, site)
    }
    if (result.pass !== state.not) return
    const call = callText(state, name, compares.includes(name) ? [] : args)
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

  class Expectation {
    #value
    #state

    constructor(value, state) {
      this.#value = value
      this.#state = state
    }

    get not() { return this.#with({ not: !this.#state.not }) }
    get resolves() { return this.#with({ road: 'resolves' }) }
    get rejects() { return this.#with({ road: 'rejects', rejected: true }) }

    #with(change) { return new Expectation(this.#value, { ...this.#state, ...change }) }

    match(name, args) {
      if (!this.#state.road) return check(this.#state, name, args, this.#value)
      const site = new Error()
      return settle(this.#state, this.#value, site, name).then((received) => check(this.#state, name, args, received, site))
    }
  }
  const { match } = Expectation.prototype
  delete Expectation.prototype.match
  for (const name of Object.keys(matchers)) {
    Expectation.prototype[name] = function (...args) { return match.call(this, name, args) }
  }

  const plain = { not: false, road: '', rejected: false }
  const expect = (value) => new Expectation(value, plain)
  return { expect: Object.assign(expect, asymmetric) }
}
