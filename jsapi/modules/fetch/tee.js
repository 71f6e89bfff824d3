// Two streams that both have the chunks of one.
(function (native) {
  'use strict';
  const { ReadableStream } = native.part('stream');

  // copy makes the chunk of the second stream.
  function tee(stream, copy) {
    const reader = stream.getReader();
    const branches = [branch(), branch()];
    const cancelled = Promise.withResolvers(); // what cancelling the stream comes to
    cancelled.promise.catch(() => {});
    let reading = false;
    let again = false; // a branch wanted more while a read was on its way

    function branch() {
      const b = { cancelled: false, reason: undefined };
      b.stream = new ReadableStream({
        start(controller) { b.controller = controller; },
        pull() { read(); },
        cancel(reason) { return leave(b, reason); },
      });
      return b;
    }

    function read() {
      if (reading) {
        again = true;
        return;
      }
      reading = true;
      reader.read().then(pass, () => {}); // of failures reader.closed tells
    }

    function pass({ value, done }) {
      if (done) {
        each((b) => b.controller.close());
        cancelled.resolve();
        return;
      }
      again = false;
      try {
        const second = branches[1].cancelled ? undefined : copy(value);
        each((b) => b.controller.enqueue(b === branches[1] ? second : value));
      } catch (error) {
        each((b) => b.controller.error(error));
        cancelled.resolve(reader.cancel(error));
        return;
      }
      reading = false;
      if (again) read();
    }

    // The stream is cancelled when both branches are.
    function leave(b, reason) {
      b.cancelled = true;
      b.reason = reason;
      if (branches.every((b) => b.cancelled)) cancelled.resolve(reader.cancel(branches.map((b) => b.reason)));
      return cancelled.promise;
    }

    function each(act) {
      for (const b of branches) if (!b.cancelled) act(b);
    }

    reader.closed.catch((error) => {
      each((b) => b.controller.error(error));
      cancelled.resolve();
    });
    return branches.map((b) => b.stream);
  }

  return { tee };
})
