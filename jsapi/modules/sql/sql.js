// gojscrape/sql. A `target` is what runs statements: { handle, turn }, where
// turn(work) calls work when it is its turn.
(function (native) {
  'use strict';
  const { AbortSignal } = globalThis;

  class SqlError extends Error {
    constructor(message, fields = {}) {
      super(message);
      Object.assign(this, fields);
    }
  }
  Object.defineProperty(SqlError.prototype, 'name', { value: 'SqlError', writable: true, configurable: true });

  function newError(message, fields, trace) {
    const error = new SqlError(message, fields);
    Object.defineProperty(error, 'stack', { value: `SqlError: ${message}${trace}`, writable: true, configurable: true });
    return error;
  }

  // What runs statements: a database, a transaction, and almost a prepared statement.
  class Session {
    #target;

    constructor(target) { this.#target = target; }

    query(sql, params, options) { return run('query', this.#target, sql, params, options); }
    one(sql, params, options) { return run('one', this.#target, sql, params, options); }
    exec(sql, params, options) { return run('exec', this.#target, sql, params, options); }
    each(sql, params, options) { return new Rows(this.#target, sql, params, options); }

    async prepare(sql, options) {
      const handle = await run('prepare', this.#target, sql, undefined, options);
      return new Statement({ handle, turn: this.#target.turn });
    }
  }

  class Database extends Session {
    #target;

    constructor(target) {
      super(target);
      this.#target = target;
    }

    async transaction(work, options) {
      if (typeof work !== 'function') throw new TypeError('transaction() needs a function');
      return abortable(options, (call, signal) => transaction(this.#target, work, call, signal));
    }

    close() { return native.close(this.#target.handle, native.call()); }
  }

  class Transaction extends Session {
    async transaction() {
      throw new SqlError('this is a transaction already: use its tx', { code: 'ERR_SQL_TRANSACTION' });
    }
  }

  class Statement {
    #target;

    constructor(target) { this.#target = target; }

    query(params, options) { return run('query', this.#target, '', params, options); }
    one(params, options) { return run('one', this.#target, '', params, options); }
    exec(params, options) { return run('exec', this.#target, '', params, options); }
    each(params, options) { return new Rows(this.#target, '', params, options); }
    close() { return native.closeStmt(this.#target.handle, native.call()); }
  }

  // The rows of a statement, which starts with the first next(). A batch of them
  // is fetched when the one before is used up.
  class Rows {
    #open;
    #target;
    #options;
    #rows; // the native handle, while there is something to fetch
    #batch = [];
    #at = 0;
    #turn = inTurn(); // next() may be called without awaiting the last

    constructor(target, sql, params, options) {
      [params, options] = split(params, options);
      this.#target = target;
      this.#options = options;
      this.#open = () => run('each', target, sql, params, options);
    }

    next() {
      if (this.#at < this.#batch.length) return Promise.resolve({ value: this.#batch[this.#at++], done: false });
      return this.#turn(() => this.#next());
    }

    return(value) {
      return this.#turn(async () => {
        await this.#close();
        return { value, done: true };
      });
    }

    throw(error) {
      return this.#turn(async () => {
        await this.#close();
        throw error;
      });
    }

    async #next() {
      try {
        if (this.#open) await this.#start();
        if (this.#at === this.#batch.length && this.#rows) await this.#fetch();
      } catch (error) {
        await this.#close();
        throw error;
      }
      if (this.#at === this.#batch.length) return { value: undefined, done: true };
      return { value: this.#batch[this.#at++], done: false };
    }

    async #start() {
      const open = this.#open;
      this.#open = undefined;
      this.#rows = await open();
    }

    async #fetch() {
      this.#batch = await abortable(this.#options, (call) => this.#target.turn(() => native.fetch(this.#rows, call)));
      this.#at = 0;
      if (this.#batch.length === 0) this.#rows = undefined;
    }

    async #close() {
      const rows = this.#rows;
      this.#open = this.#rows = undefined;
      this.#batch = [];
      this.#at = 0;
      if (rows) await native.closeRows(rows, native.call());
    }

    [Symbol.asyncIterator]() { return this; }
  }

  async function connect(url, { max = 0, timeout = 0, signal } = {}) {
    if (typeof url !== 'string') throw new TypeError('connect() needs a URL: sqlite:file.db, postgres://… or mysql://…');
    if (!Number.isInteger(max) || max < 0) throw new TypeError('max must be a number of connections');
    if (!Number.isInteger(timeout) || timeout < 0) throw new TypeError('timeout must be a number of milliseconds');
    const handle = await abortable({ signal }, (call) => native.connect(url, max, timeout, call));
    return new Database({ handle, turn: (work) => work() });
  }

  function run(method, target, sql, params, options) {
    [params, options] = split(params, options);
    return abortable(options, (call) => {
      if (typeof sql !== 'string') throw new TypeError(`${method}() needs a statement as text`);
      return target.turn(() => native[method](target.handle, sql, params, call));
    });
  }

  // The values may be left out before { signal }.
  function split(params, options) {
    const skipped = options === undefined && !Array.isArray(params) && params?.signal instanceof AbortSignal;
    return skipped ? [undefined, params] : [params, options];
  }

  // Calls work with a native call that ends when the signal of the options is
  // aborted. What it then rejects with is the signal's reason.
  async function abortable(options, work) {
    const call = native.call();
    const signal = options?.signal ?? undefined;
    if (signal === undefined) return work(call);
    if (!(signal instanceof AbortSignal)) throw new TypeError('signal must be an AbortSignal');
    signal.throwIfAborted();
    const abort = () => native.cancel(call);
    signal.addEventListener('abort', abort);
    try {
      return await work(call, signal);
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  async function transaction(target, work, call, signal) {
    const handle = await native.begin(target.handle, call);
    const turn = inTurn();
    let result;
    try {
      result = await unlessAborted(signal, work(new Transaction({ handle, turn })));
    } catch (error) {
      await native.rollback(handle, native.call());
      throw error;
    }
    await turn(() => native.commit(handle, native.call()));
    return result;
  }

  // A connection does one thing at a time, in the order of the calls.
  function inTurn() {
    let last = Promise.resolve();
    return async (work) => {
      const before = last;
      let done;
      last = new Promise((resolve) => { done = resolve; });
      await before;
      try {
        return await work();
      } finally {
        done();
      }
    };
  }

  // What the promise comes to; an abort does not wait for it.
  async function unlessAborted(signal, promise) {
    if (!signal) return promise;
    let abort;
    const aborted = new Promise((_, reject) => { abort = () => reject(signal.reason); });
    signal.addEventListener('abort', abort);
    try {
      return await Promise.race([promise, aborted]);
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  return { exports: { connect, SqlError }, newError };
})
