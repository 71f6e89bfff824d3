// Event and EventTarget without a tree: an event is dispatched to its target only.
(function () {
  'use strict';
  const report = globalThis.queueMicrotask;
  const { DOMException } = globalThis;

  // What EventTarget writes to an event while it is on its way.
  let writeTo;

  class Event {
    #type;
    #options;
    #target = null;
    #current = null;
    #prevented = false;
    #passive = false;
    #stopped = false;
    #dispatching = false;
    #time = globalThis.performance.now();

    static {
      writeTo = {
        begin(event, target) {
          if (event.#dispatching) throw new DOMException('The event is already being dispatched', 'InvalidStateError');
          event.#dispatching = true;
          event.#stopped = false;
          event.#target = event.#current = target;
        },
        passive(event, on) {
          event.#passive = on;
        },
        end(event) {
          event.#dispatching = false;
          event.#current = null;
        },
        stopped: (event) => event.#stopped,
      };
    }

    constructor(type, options) {
      if (arguments.length === 0) throw new TypeError('new Event() needs a type');
      this.#type = String(type);
      this.#options = { ...options };
    }

    get type() { return this.#type; }
    get target() { return this.#target; }
    get srcElement() { return this.#target; }
    get currentTarget() { return this.#current; }
    get eventPhase() { return this.#dispatching ? Event.AT_TARGET : Event.NONE; }
    get bubbles() { return Boolean(this.#options.bubbles); }
    get cancelable() { return Boolean(this.#options.cancelable); }
    get composed() { return Boolean(this.#options.composed); }
    get defaultPrevented() { return this.#prevented; }
    get returnValue() { return !this.#prevented; }
    get isTrusted() { return false; }
    get timeStamp() { return this.#time; }

    composedPath() { return this.#current ? [this.#current] : []; }
    preventDefault() { if (this.cancelable && !this.#passive) this.#prevented = true; }
    stopPropagation() {}
    stopImmediatePropagation() { this.#stopped = true; }

    get [Symbol.toStringTag]() { return 'Event'; }
  }
  for (const [phase, value] of [['NONE', 0], ['CAPTURING_PHASE', 1], ['AT_TARGET', 2], ['BUBBLING_PHASE', 3]]) {
    Object.defineProperty(Event, phase, { value, enumerable: true });
    Object.defineProperty(Event.prototype, phase, { value, enumerable: true });
  }

  class CustomEvent extends Event {
    #detail;

    constructor(type, options) {
      super(...arguments);
      this.#detail = options?.detail ?? null;
    }

    get detail() { return this.#detail; }
    get [Symbol.toStringTag]() { return 'CustomEvent'; }
  }

  class EventTarget {
    #listeners = [];

    addEventListener(type, callback, options) {
      const { capture = false, once = false, passive = false, signal } = read(options);
      if (callback === null || callback === undefined || signal?.aborted) return;
      if (typeof callback !== 'function' && typeof callback !== 'object') {
        throw new TypeError('a listener must be a function or an object with handleEvent');
      }
      type = String(type);
      if (this.#find(type, callback, capture)) return;
      this.#listeners.push({ type, callback, capture: Boolean(capture), once, passive, removed: false });
      signal?.addEventListener('abort', () => this.removeEventListener(type, callback, options), { once: true });
    }

    removeEventListener(type, callback, options) {
      const listener = this.#find(String(type), callback, read(options).capture);
      if (listener) this.#remove(listener);
    }

    dispatchEvent(event) {
      if (!(event instanceof Event)) throw new TypeError('dispatchEvent needs an Event');
      writeTo.begin(event, this);
      for (const listener of [...this.#listeners]) {
        if (listener.type !== event.type || listener.removed) continue;
        if (listener.once) this.#remove(listener);
        writeTo.passive(event, listener.passive);
        call(listener.callback, this, event);
        if (writeTo.stopped(event)) break;
      }
      writeTo.end(event);
      return !event.defaultPrevented;
    }

    #find(type, callback, capture = false) {
      return this.#listeners.find((l) => l.type === type && l.callback === callback && l.capture === Boolean(capture));
    }

    #remove(listener) {
      listener.removed = true;
      this.#listeners = this.#listeners.filter((l) => l !== listener);
    }

    get [Symbol.toStringTag]() { return 'EventTarget'; }
  }

  function read(options) {
    return typeof options === 'boolean' ? { capture: options } : options ?? {};
  }

  // A listener that throws does not keep the others from their event; what it
  // threw goes where uncaught errors go.
  function call(callback, target, event) {
    try {
      if (typeof callback === 'function') callback.call(target, event);
      else callback.handleEvent(event);
    } catch (error) {
      report(() => { throw error; });
    }
  }

  return { Event, CustomEvent, EventTarget };
})
