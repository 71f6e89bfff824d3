// How `for await` reads a stream.
(function () {
  'use strict';
  const done = () => ({ value: undefined, done: true });

  // The iterator of a stream that reader has locked. Calls that overlap wait for each other.
  class Iterator {
    #reader; // null at the end
    #preventCancel;
    #last = Promise.resolve();

    constructor(reader, preventCancel) {
      this.#reader = reader;
      this.#preventCancel = preventCancel;
    }

    next() {
      return this.#after(() => this.#step());
    }

    // Leaving a loop cancels the stream.
    return(value = undefined) {
      return this.#after(() => this.#leave(value));
    }

    [Symbol.asyncIterator]() {
      return this;
    }

    #after(step) {
      const result = this.#last.then(step);
      this.#last = result.catch(() => {});
      return result;
    }

    async #step() {
      if (!this.#reader) return done();
      try {
        const result = await this.#reader.read();
        if (result.done) this.#release();
        return result;
      } catch (error) {
        this.#release();
        throw error;
      }
    }

    async #leave(value) {
      if (!this.#reader) return { value, done: true };
      const cancelled = this.#preventCancel ? undefined : this.#reader.cancel(value);
      this.#release();
      await cancelled;
      return { value, done: true };
    }

    #release() {
      this.#reader?.releaseLock();
      this.#reader = null;
    }
  }

  return { values: (reader, preventCancel) => new Iterator(reader, preventCancel) };
})
