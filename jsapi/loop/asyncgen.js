// Async generators for goja, which has none. esbuild turns `async function*`
// into a plain generator wrapped by a helper; these are our versions of that
// helper. Its plain generator yields either a value or the marker AWAIT.
//
//   async function* f() { yield await g() }
//   function f() { return $asyncGenerator(this, arguments, function* () { yield yield new $await(g()) }) }
(function (onSettled) {
  'use strict';
  const then = Function.prototype.call.bind(Promise.prototype.then);
  const promiseResolve = Promise.resolve.bind(Promise);

  // The generator yields AWAIT right after it was asked for, so one marker
  // and two variables serve all generators.
  const AWAIT = Object.freeze({});
  let awaited; // what the generator waits for
  let resumeBy; // the method that gives it the result

  function $await(promise) {
    awaited = promise;
    resumeBy = 'next';
    return AWAIT;
  }

  // `state` is one generator: {inner, queue, current}. Requests (next, throw,
  // return) are served one after another, as the language demands. A request
  // made by a script has resolve and reject, one made by Go has a key.

  function isThenable(v) {
    return typeof v === 'object' && v !== null && typeof v.then === 'function';
  }

  // Resumes the inner generator. Returns an iterator result, or undefined when it has to wait first.
  function advance(state, method, value) {
    const result = state.inner[method](value);
    const out = result.value;
    if (out === AWAIT || isThenable(out)) {
      suspend(state, result);
      return undefined;
    }
    return result;
  }

  // Waits for what the inner generator awaits, or for the promise it yielded.
  function suspend(state, result) {
    const out = result.value;
    if (out === AWAIT) {
      const by = resumeBy;
      then(promiseResolve(awaited), (v) => proceed(state, by, v), (e) => proceed(state, 'throw', e));
      return;
    }
    const done = result.done;
    const failed = done ? (e) => settle(state, e, true) : (e) => proceed(state, 'throw', e);
    then(promiseResolve(out), (value) => settle(state, { value, done }, false), failed);
  }

  // Resumes the inner generator for the current request, and for those that queue behind it.
  function proceed(state, method, value) {
    for (;;) {
      let outcome;
      let failed = false;
      try {
        outcome = advance(state, method, value);
        if (outcome === undefined) return;
      } catch (error) {
        outcome = error;
        failed = true;
      }
      const next = answer(state, outcome, failed);
      if (next === undefined) return;
      method = next.method;
      value = next.value;
    }
  }

  // Answers the current request; the next one, if any, becomes current.
  function answer(state, outcome, failed) {
    const request = state.current;
    state.current = state.queue.shift();
    if (request.key !== undefined) onSettled(request.key, outcome, failed);
    else if (failed) request.reject(outcome);
    else request.resolve(outcome);
    return state.current;
  }

  function settle(state, outcome, failed) {
    const next = answer(state, outcome, failed);
    if (next !== undefined) proceed(state, next.method, next.value);
  }

  function request(state, r) {
    if (state.current !== undefined) {
      state.queue.push(r);
      return;
    }
    state.current = r;
    proceed(state, r.method, r.value);
  }

  class AsyncGenerator {
    #state;
    constructor(inner) {
      this.#state = { inner, queue: [], current: undefined };
    }
    static state(generator) {
      return generator.#state;
    }
    #ask(method, value) {
      return new Promise((resolve, reject) => request(this.#state, { method, value, resolve, reject, key: undefined }));
    }
    next(value) {
      return this.#ask('next', value);
    }
    throw(error) {
      return this.#ask('throw', error);
    }
    return(value) {
      return this.#ask('return', value);
    }
    [Symbol.asyncIterator]() {
      return this;
    }
    get [Symbol.toStringTag]() {
      return 'AsyncGenerator';
    }
  }

  // A request of Go: the result when it is there at once, else undefined, and
  // onSettled(r.key, result, failed) later. Go does the same itself for next()
  // of a generator at rest.
  function pull(state, r) {
    if (state.current !== undefined) {
      state.queue.push(r);
      return undefined;
    }
    state.current = r;
    try {
      const result = advance(state, r.method, undefined);
      if (result !== undefined) release(state);
      return result;
    } catch (error) {
      release(state);
      throw error;
    }
  }

  // Ends a request that Go has the answer of; those made meanwhile come next.
  function release(state) {
    state.current = undefined;
    if (state.queue.length === 0) return;
    const next = (state.current = state.queue.shift());
    proceed(state, next.method, next.value);
  }

  // `yield* source` inside an async generator.
  function $yieldStar(source) {
    if (source instanceof AsyncGenerator) {
      // Its inner generator speaks the same protocol: the outer one can drive it directly.
      const state = AsyncGenerator.state(source);
      if (state.current === undefined) return awaitingReturn(state.inner);
    }
    const open = source[Symbol.asyncIterator];
    return open == null ? source[Symbol.iterator]() : new Delegate(open.call(source));
  }

  function* awaitingReturn(inner) {
    const result = yield* inner;
    return isThenable(result) ? yield new $await(result) : result;
  }

  // Looks like an iterator to `yield*`; each step first yields an AWAIT for the
  // promise of the async iterator and gets its result through the same method.
  class Delegate {
    #source;
    #waiting = false;
    constructor(source) {
      this.#source = source;
      if (source.return === undefined) this.return = undefined;
    }
    #step(method, value) {
      if (this.#waiting) {
        this.#waiting = false;
        if (Object(value) !== value) throw new TypeError('the result of ' + method + '() is not an object');
        return value;
      }
      const promise = this.#source[method](value);
      this.#waiting = true;
      awaited = promise;
      resumeBy = method;
      return { done: false, value: AWAIT };
    }
    next(value) {
      return this.#step('next', value);
    }
    return(value) {
      return this.#step('return', value);
    }
    throw(error) {
      if (this.#waiting) {
        this.#waiting = false;
        throw error;
      }
      if (this.#source.throw === undefined) throw error;
      return this.#step('throw', error);
    }
    [Symbol.iterator]() {
      return this;
    }
  }

  const helpers = {
    $await,
    $asyncGenerator: (self, args, generator) => new AsyncGenerator(generator.apply(self, args)),
    $yieldStar,
  };
  for (const name of Object.keys(helpers)) {
    Object.defineProperty(globalThis, name, { value: helpers[name] });
  }
  return {
    AWAIT,
    suspend,
    release,
    pull,
    request: (method, key) => ({ method, value: undefined, key }),
    state: AsyncGenerator.state,
    prototype: AsyncGenerator.prototype,
    asyncIterator: Symbol.asyncIterator,
  };
})
