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
      const result = advance(state, r.method, r.value);
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
    if (source instanceof AsyncGenerator) return new Delegate(askOurs(AsyncGenerator.state(source)), source);
    const open = source[Symbol.asyncIterator];
    if (open == null) return source[Symbol.iterator]();
    const iterator = open.call(source);
    return new Delegate(askAny(iterator), iterator);
  }

  // These return functions that call a method of an async iterator. Those give
  // back an iterator result, or undefined once `awaited` is a promise of it.
  function askAny(iterator) {
    return (method, value) => {
      awaited = iterator[method](value);
      return undefined;
    };
  }

  function askOurs(state) {
    return (method, value) => {
      const r = { method, value, resolve: undefined, reject: undefined, key: undefined };
      const result = pull(state, r);
      if (result === undefined) {
        awaited = new Promise((resolve, reject) => {
          r.resolve = resolve;
          r.reject = reject;
        });
      }
      return result;
    };
  }

  // Looks like an iterator to `yield*`. A step that has to wait yields AWAIT
  // first and is resumed with the result through the same method; a failed one
  // is resumed through throw, so the result of throw comes through next.
  class Delegate {
    #ask;
    #waiting = false;
    constructor(ask, source) {
      this.#ask = ask;
      if (source.return === undefined) this.return = undefined;
      if (source.throw === undefined) this.throw = this.#fail;
    }
    #step(method, value) {
      if (this.#waiting) {
        this.#waiting = false;
        if (Object(value) !== value) throw new TypeError('the result of ' + method + '() is not an object');
        return value;
      }
      const result = this.#ask(method, value);
      if (result !== undefined) return result;
      this.#waiting = true;
      resumeBy = method === 'throw' ? 'next' : method;
      return { done: false, value: AWAIT };
    }
    #fail(error) {
      this.#waiting = false;
      throw error;
    }
    next(value) {
      return this.#step('next', value);
    }
    return(value) {
      return this.#step('return', value);
    }
    throw(error) {
      return this.#waiting ? this.#fail(error) : this.#step('throw', error);
    }
    [Symbol.iterator]() {
      return this;
    }
  }

  // A stand-in for the prototype that super means. A generator inside a method
  // has no super of its own; get and set belong to the method.
  function $super(get, set) {
    return new Proxy(Object.create(null), {
      get: (target, key) => get(key),
      set(target, key, value) {
        set(key, value);
        return true;
      },
    });
  }

  const helpers = {
    $await,
    $super,
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
