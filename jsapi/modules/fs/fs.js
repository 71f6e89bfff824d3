// node:fs and fs/promises. A native does its work at once and returns what it came to, or a
// promise of that; what fails comes as { error }, because the stack is known only here.
(function (native) {
  'use strict';
  const { Buffer, URL } = globalThis;
  const constants = Object.freeze({ F_OK: 0, X_OK: 1, W_OK: 2, R_OK: 4, COPYFILE_EXCL: 1 });

  function coded(Class, code, message) {
    return Object.assign(new Class(message), { code });
  }

  // A path may be a string, a file: URL or bytes.
  function pathOf(path, name = 'path') {
    if (path instanceof URL) {
      if (path.protocol !== 'file:') throw coded(TypeError, 'ERR_INVALID_URL_SCHEME', 'The URL must be of scheme file');
      path = decodeURIComponent(path.pathname);
    }
    if (path instanceof Uint8Array) path = Buffer.from(path).toString();
    if (typeof path !== 'string') {
      throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', `The "${name}" argument must be of type string or an instance of Buffer or URL. Received ${String(path)}`);
    }
    if (path.includes('\0')) throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The argument '${name}' must be a string without null bytes`);
    return path;
  }

  function optionsOf(options) {
    if (typeof options === 'string') return { encoding: options };
    return options ?? {};
  }

  function encodingOf(options) {
    const { encoding } = options;
    if (encoding === undefined || encoding === null || encoding === 'buffer') return null;
    if (!Buffer.isEncoding(encoding)) throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The argument 'encoding' is invalid encoding. Received '${encoding}'`);
    return encoding;
  }

  // What is to be written, as bytes that nobody else changes meanwhile.
  function bytesOf(data, encoding) {
    if (typeof data === 'string') return new Uint8Array(Buffer.from(data, encoding ?? 'utf8'));
    if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength));
    throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView');
  }

  function modeOf(mode, fallback) {
    return typeof mode === 'string' ? parseInt(mode, 8) : mode ?? fallback;
  }

  class Stats {
    constructor({ kind, size, mode, mtimeMs }) {
      Object.assign(this, { mode, size, mtimeMs, mtime: new Date(mtimeMs) });
      hide(this, kind);
    }
  }

  class Dirent {
    constructor({ name, kind }, parentPath) {
      Object.assign(this, { name, parentPath });
      hide(this, kind);
    }
  }

  const kinds = { isFile: 'file', isDirectory: 'directory', isSymbolicLink: 'link', isFIFO: 'pipe', isSocket: 'socket', isBlockDevice: 'block', isCharacterDevice: 'character' };
  const kindOf = Symbol('kind');
  const hide = (object, kind) => Object.defineProperty(object, kindOf, { value: kind });
  for (const Class of [Stats, Dirent]) {
    for (const [method, kind] of Object.entries(kinds)) {
      Object.defineProperty(Class.prototype, method, { value() { return this[kindOf] === kind; }, writable: true, configurable: true });
    }
  }

  // Each operation decodes its arguments into { run, finish }: the call of a native, and what
  // becomes of its result.
  const operations = {
    readFile(path, options) {
      const { flag = 'r', ...rest } = optionsOf(options);
      const encoding = encodingOf(rest);
      const file = pathOf(path);
      return {
        run: (sync) => native.read(sync, file, flag),
        finish: (buffer) => (encoding ? Buffer.from(buffer).toString(encoding) : Buffer.from(buffer)),
      };
    },
    writeFile: (path, data, options) => write(path, data, { flag: 'w', ...optionsOf(options) }),
    appendFile: (path, data, options) => write(path, data, { flag: 'a', ...optionsOf(options) }),
    mkdir(path, options) {
      const { recursive = false, mode } = Object(options) === options ? options : { mode: options };
      const folder = pathOf(path);
      return { run: (sync) => native.mkdir(sync, folder, Boolean(recursive), modeOf(mode, 0o777)) };
    },
    mkdtemp(prefix) {
      const start = pathOf(prefix, 'prefix');
      return { run: (sync) => native.mkdtemp(sync, start) };
    },
    readdir(path, options) {
      const { withFileTypes = false, recursive = false } = optionsOf(options);
      const folder = pathOf(path);
      const finish = (entries) => entries.map((entry) => (withFileTypes ? new Dirent(entry, join(folder, entry.folder)) : join(entry.folder, entry.name)));
      return { run: (sync) => native.readdir(sync, folder, Boolean(recursive)), finish };
    },
    stat: (path) => stat(path, true),
    lstat: (path) => stat(path, false),
    access(path, mode = constants.F_OK) {
      const file = pathOf(path);
      return { run: (sync) => native.access(sync, file, mode) };
    },
    unlink(path) {
      const file = pathOf(path);
      return { run: (sync) => native.remove(sync, file, 'unlink', false) };
    },
    rmdir(path) {
      const folder = pathOf(path);
      return { run: (sync) => native.remove(sync, folder, 'rmdir', false) };
    },
    rm(path, options) {
      const { recursive = false, force = false } = options ?? {};
      const file = pathOf(path);
      return { run: (sync) => native.remove(sync, file, recursive ? 'rm -r' : 'rm', Boolean(force)) };
    },
    rename(from, to) {
      const [source, target] = [pathOf(from, 'oldPath'), pathOf(to, 'newPath')];
      return { run: (sync) => native.rename(sync, source, target) };
    },
    copyFile(from, to, mode = 0) {
      const [source, target] = [pathOf(from, 'src'), pathOf(to, 'dest')];
      return { run: (sync) => native.copy(sync, source, target, (mode & constants.COPYFILE_EXCL) !== 0) };
    },
  };

  function write(path, data, options) {
    const { flag, mode } = options;
    const encoding = encodingOf(options);
    const [file, bytes] = [pathOf(path), bytesOf(data, encoding)];
    return { run: (sync) => native.write(sync, file, bytes, flag, modeOf(mode, 0o666)) };
  }

  function stat(path, follow) {
    const file = pathOf(path);
    return { run: (sync) => native.stat(sync, file, follow), finish: (facts) => new Stats(facts) };
  }

  function join(folder, name) {
    return folder === '' || name === '' ? folder + name : `${folder.replace(/\/$/, '')}/${name}`;
  }

  // The value that an operation came to. site is an error made where the author called.
  function outcome({ error, value }, finish, site) {
    if (!error) return finish ? finish(value) : value;
    const { message, ...fields } = error;
    const stack = site.stack.split('\n').slice(1).filter((line) => !line.includes('gojscrape:')).join('\n');
    const thrown = Object.assign(new Error(message), fields);
    Object.defineProperty(thrown, 'stack', { value: `Error: ${message}\n${stack}`, writable: true, configurable: true });
    throw thrown;
  }

  const promises = { constants };
  const fs = { promises, constants };
  for (const [name, decode] of Object.entries(operations)) {
    Object.assign(promises, { async [name](...args) {
      const site = new Error();
      const { signal } = Object(args.at(-1));
      signal?.throwIfAborted?.();
      const { run, finish } = decode(...args);
      const result = await run(false);
      signal?.throwIfAborted?.();
      return outcome(result, finish, site);
    } });
    Object.assign(fs, { [`${name}Sync`](...args) {
      const { run, finish } = decode(...args);
      return outcome(run(true), finish, new Error());
    } });
    Object.assign(fs, { [name](...args) {
      const callback = args.pop();
      if (typeof callback !== 'function') throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "cb" argument must be of type function: fs/promises has the functions without one');
      const later = (...results) => globalThis.setImmediate(() => callback(...results));
      promises[name](...args).then((value) => later(null, value), later);
    } });
  }
  fs.existsSync = (path) => {
    try {
      fs.accessSync(path);
      return true;
    } catch {
      return false;
    }
  };
  return fs;
})
