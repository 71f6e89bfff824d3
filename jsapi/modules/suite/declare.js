// test, describe and the hooks: they check what they are given and leave the rest to Go.
(native) => {
  'use strict'
  const inspect = native.inspect

  const checkName = (what, name) => {
    if (typeof name !== 'string') throw new TypeError(`${what} takes a name first, not ${inspect(name)}`)
  }
  const checkFunction = (what, fn) => {
    if (typeof fn !== 'function') throw new TypeError(`${what} takes a function, not ${inspect(fn)}`)
  }

  // The options stand before the function or after it; a number is the timeout.
  const timeoutOf = (options) => {
    const timeout = typeof options === 'object' && options !== null ? options.timeout : options
    if (timeout !== undefined && !(timeout > 0)) {
      throw new TypeError(`timeout is a number of milliseconds, not ${inspect(timeout)}`)
    }
    return timeout
  }

  const declareTest = (mode) => (name, fn, options) => {
    checkName('test()', name)
    if (typeof fn !== 'function' && typeof options === 'function') [fn, options] = [options, fn]
    checkFunction(`test(${inspect(name)})`, fn)
    native.test(name, fn, mode, timeoutOf(options))
  }

  const declareBlock = (mode) => (name, fn) => {
    checkName('describe()', name)
    checkFunction(`describe(${inspect(name)})`, fn)
    native.describe(name, fn, mode)
  }

  // The name of a row: %s and its kin are its values in turn, $name is its member.
  const title = (name, row, args, number) => {
    let next = 0
    const filled = name.replace(/%[sdifjop#%]/g, (directive) => {
      if (directive === '%%') return '%'
      if (directive === '%#') return String(number)
      if (next >= args.length) return directive
      const value = args[next++]
      return directive === '%s' || typeof value === 'number' ? String(value) : inspect(value)
    })
    if (Object(row) !== row) return filled
    return filled.replace(/\$([A-Za-z_]\w*)/g, (all, key) => {
      if (!(key in row)) return all
      return typeof row[key] === 'string' ? row[key] : inspect(row[key])
    })
  }

  // each(table)(name, fn): a row that is an array gives several arguments.
  const each = (declare) => (table) => {
    if (table === null || table === undefined || typeof table[Symbol.iterator] !== 'function') {
      throw new TypeError(`each() takes a list of rows, not ${inspect(table)}`)
    }
    const rows = [...table]
    return (name, fn, options) => {
      checkName('each()', name)
      checkFunction(`each(${inspect(name)})`, fn)
      rows.forEach((row, number) => {
        const args = Array.isArray(row) ? row : [row]
        declare(title(name, row, args, number), () => fn(...args), options)
      })
    }
  }

  const withModes = (declare) => {
    const all = declare(undefined)
    all.only = declare('only')
    all.skip = declare('skip')
    for (const one of [all, all.only, all.skip]) one.each = each(one)
    return all
  }

  const test = withModes(declareTest)
  test.todo = (name) => {
    checkName('test.todo()', name)
    native.test(name, undefined, 'todo')
  }

  const exports = { test, it: test, describe: withModes(declareBlock) }
  for (const kind of ['beforeAll', 'beforeEach', 'afterEach', 'afterAll']) {
    exports[kind] = (fn, options) => {
      checkFunction(`${kind}()`, fn)
      native.hook(kind, fn, timeoutOf(options))
    }
  }
  return exports
}
