// node:events. EventEmitter is a function, not a class, for the libraries that call it.
(function (native) {
  'use strict';
  const { coded, invalidType, needFunction, outOfRange } = native.part('invalid');
  const errorMonitor = Symbol('events.errorMonitor');

  function EventEmitter() {
    EventEmitter.init.call(this);
  }

  // What an emitter has stays where libraries look for it: _events is event → list of
  // { listener, call }, made with the first listener if the constructor did not run.
  EventEmitter.init = function init() {
    if (!Object.hasOwn(this, '_events')) own(this, '_events', new Map());
  };

  function own(emitter, name, value) {
    Object.defineProperty(emitter, name, { value, writable: true, configurable: true });
  }

  function listOf(emitter, event) {
    if (!Object.hasOwn(emitter, '_events')) EventEmitter.init.call(emitter);
    return emitter._events.get(event) ?? [];
  }

  // Lists are replaced, never changed, so that emit() goes over the one it began with.
  function setList(emitter, event, list) {
    if (list.length > 0) emitter._events.set(event, list);
    else emitter._events.delete(event);
  }

  function add(emitter, event, listener, { first = false, once = false } = {}) {
    needFunction(listener, 'listener');
    const before = listOf(emitter, event);
    if (emitter._events.has('newListener')) emitter.emit('newListener', event, listener);
    const entry = { listener, call: listener };
    if (once) {
      entry.call = function (...args) {
        drop(emitter, event, entry);
        return Reflect.apply(listener, emitter, args);
      };
      entry.call.listener = listener;
    }
    const list = emitter._events.get(event) ?? before;
    setList(emitter, event, first ? [entry, ...list] : [...list, entry]);
    warnOfLeak(emitter, event, list.length + 1);
    return emitter;
  }

  function drop(emitter, event, entry) {
    const list = listOf(emitter, event);
    if (!list.includes(entry)) return;
    setList(emitter, event, list.filter((other) => other !== entry));
    if (emitter._events.has('removeListener')) emitter.emit('removeListener', event, entry.listener);
  }

  function warnOfLeak(emitter, event, count) {
    const most = emitter.getMaxListeners();
    if (most <= 0 || count !== most + 1) return;
    globalThis.console.warn(`MaxListenersExceededWarning: ${count} ${String(event)} listeners added to ${emitter.constructor?.name}. `
      + 'Use emitter.setMaxListeners() to increase the limit');
  }

  const methods = {
    on(event, listener) { return add(this, event, listener); },
    prependListener(event, listener) { return add(this, event, listener, { first: true }); },
    once(event, listener) { return add(this, event, listener, { once: true }); },
    prependOnceListener(event, listener) { return add(this, event, listener, { first: true, once: true }); },

    removeListener(event, listener) {
      needFunction(listener, 'listener');
      const entry = listOf(this, event).findLast((e) => e.listener === listener || e.call === listener);
      if (entry) drop(this, event, entry);
      return this;
    },

    removeAllListeners(event = undefined) {
      const events = arguments.length === 0 ? this.eventNames() : [event];
      for (const name of events) {
        for (const entry of [...listOf(this, name)].reverse()) drop(this, name, entry);
      }
      return this;
    },

    emit(event, ...args) {
      if (event === 'error') {
        for (const entry of listOf(this, errorMonitor)) Reflect.apply(entry.call, this, args);
      }
      const list = listOf(this, event);
      if (event === 'error' && list.length === 0) throw unheard(args[0]);
      for (const entry of list) Reflect.apply(entry.call, this, args);
      return list.length > 0;
    },

    listeners(event) { return listOf(this, event).map((entry) => entry.listener); },
    rawListeners(event) { return listOf(this, event).map((entry) => entry.call); },
    eventNames() { return listOf(this, '') && [...this._events.keys()]; },

    listenerCount(event, listener = undefined) {
      const list = listOf(this, event);
      return listener === undefined ? list.length : list.filter((entry) => entry.listener === listener).length;
    },

    setMaxListeners(count) {
      if (typeof count !== 'number' || !(count >= 0)) throw outOfRange('setMaxListeners', 'a non-negative number', count);
      own(this, '_maxListeners', count);
      return this;
    },
    getMaxListeners() { return this._maxListeners ?? EventEmitter.defaultMaxListeners; },
  };
  methods.addListener = methods.on;
  methods.off = methods.removeListener;
  Object.assign(EventEmitter.prototype, methods); // enumerable: libraries copy them to objects of their own

  function unheard(error) {
    if (error instanceof Error) return error;
    return Object.assign(coded(Error, 'ERR_UNHANDLED_ERROR', `Unhandled error. (${native.inspect(error)})`), { context: error });
  }

  // Subscribes to an emitter or an EventTarget, and returns how to end that.
  function listen(target, event, listener) {
    if (typeof target?.on === 'function') {
      target.on(event, listener);
      return () => target.removeListener(event, listener);
    }
    if (typeof target?.addEventListener !== 'function') throw invalidType('emitter', 'an instance of EventEmitter', target);
    target.addEventListener(event, listener);
    return () => target.removeEventListener(event, listener);
  }

  function aborted(signal) {
    const error = new Error('The operation was aborted', { cause: signal.reason });
    return Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' });
  }

  // A promise of the arguments of the next event.
  async function once(emitter, event, { signal } = {}) {
    if (signal?.aborted) throw aborted(signal);
    const ends = [];
    try {
      return await new Promise((resolve, reject) => {
        ends.push(listen(emitter, event, (...args) => resolve(args)));
        if (event !== 'error' && typeof emitter.on === 'function') ends.push(listen(emitter, 'error', reject));
        if (signal) ends.push(listen(signal, 'abort', () => reject(aborted(signal))));
      });
    } finally {
      for (const end of ends) end();
    }
  }

  // An async iterator over the arguments of all events from now on.
  function on(emitter, event, { signal } = {}) {
    if (signal?.aborted) throw aborted(signal);
    const results = []; // promises that wait to be asked for
    const waiting = []; // those who wait for a result
    let done = false;
    const settle = (result) => {
      const waiter = waiting.shift();
      if (waiter) waiter(result);
      else results.push(result);
    };
    const fail = (error) => {
      if (done) return;
      const failed = Promise.reject(error);
      failed.catch(() => {});
      settle(failed);
      end();
    };
    const ends = [listen(emitter, event, (...args) => settle({ value: args, done: false }))];
    if (event !== 'error' && typeof emitter.on === 'function') ends.push(listen(emitter, 'error', fail));
    if (signal) ends.push(listen(signal, 'abort', () => fail(aborted(signal))));

    function end() {
      done = true;
      for (const stop of ends.splice(0)) stop();
      for (const waiter of waiting.splice(0)) waiter({ value: undefined, done: true });
    }

    return {
      async next() {
        if (results.length > 0) return results.shift();
        if (done) return { value: undefined, done: true };
        return new Promise((resolve) => waiting.push(resolve));
      },
      async return() {
        end();
        results.length = 0;
        return { value: undefined, done: true };
      },
      async throw(error) {
        fail(error);
        return { value: undefined, done: true };
      },
      [Symbol.asyncIterator]() { return this; },
    };
  }

  return Object.assign(EventEmitter, {
    EventEmitter,
    defaultMaxListeners: 10,
    errorMonitor,
    once,
    on,
    listenerCount: (emitter, event) => emitter.listenerCount(event),
    getEventListeners: (emitter, event) => emitter.listeners(event),
  });
})
