// node:assert.
(function (native) {
  'use strict';
  const { invalidType, needFunction } = native.part('invalid');
  const { isDeepEqual, isDeepStrictEqual } = native.part('equal');
  const inspect = (value) => native.inspect(value, 1000);

  class AssertionError extends Error {
    constructor(options) {
      if (Object(options) !== options) throw invalidType('options', 'of type object', options);
      const { message, generated, actual, expected, operator } = options;
      super(message === undefined ? generated ?? describe(actual, operator, expected) : String(message));
      const set = (name, value, enumerable = true) => Object.defineProperty(this, name, { value, enumerable, writable: true, configurable: true });
      set('name', 'AssertionError', false);
      set('generatedMessage', message === undefined);
      set('code', 'ERR_ASSERTION');
      set('actual', actual);
      set('expected', expected);
      set('operator', operator);
    }
  }

  const relations = {
    strictEqual: ['Expected values to be strictly equal', '!=='],
    deepEqual: ['Expected values to be loosely deep-equal', 'should loosely deep-equal'],
    deepStrictEqual: ['Expected values to be strictly deep-equal', 'should equal'],
    notStrictEqual: ['Expected "actual" to be strictly unequal to', '==='],
    notDeepEqual: ['Expected "actual" not to be loosely deep-equal to', 'should not loosely deep-equal'],
    notDeepStrictEqual: ['Expected "actual" not to be strictly deep-equal to', 'should not equal'],
  };

  function describe(actual, operator, expected) {
    const [left, right] = [inspect(actual), inspect(expected)];
    if (!Object.hasOwn(relations, operator)) return `${left} ${operator} ${right}`;
    const [what, sign] = relations[operator];
    if (operator?.startsWith('not')) return `${what}:\n\n${right}`;
    if (left.includes('\n') || right.includes('\n') || sign.includes(' ')) return `${what}:\n\n${left}\n\n${sign}\n\n${right}\n`;
    return `${what}:\n\n${left} ${sign} ${right}\n`;
  }

  // The message of the author may be an error to throw in place of ours.
  // generated is what is said without one.
  function fails(operator, actual, expected, message, generated = undefined) {
    if (message instanceof Error) throw message;
    throw new AssertionError({ operator, actual, expected, message, generated });
  }

  function compare(name, same, operator = name) {
    return { [name](actual, expected, message) {
      if (!same(actual, expected)) fails(operator, actual, expected, message);
    } }[name];
  }

  const loose = (a, b) => a == b || (a !== a && b !== b);
  const not = (same) => (a, b) => !same(a, b);

  function assert(...args) { return ok(...args); }

  function ok(...args) {
    const [value, message] = args;
    if (value) return;
    const text = args.length === 0 ? 'No value argument passed to `assert.ok()`' : `The expression evaluated to a falsy value: ${inspect(value)}`;
    fails('==', value, true, message, text);
  }

  function fail(message = undefined) {
    fails('fail', undefined, undefined, message, 'Failed');
  }

  function ifError(value) {
    if (value === null || value === undefined) return;
    fails('ifError', value, null, `ifError got unwanted exception: ${value instanceof Error ? value.message : inspect(value)}`);
  }

  function throws(fn, ...rest) {
    needFunction(fn, 'fn');
    expectError('throws', caught(fn), ...rest);
  }

  async function rejects(work, ...rest) {
    expectError('rejects', await rejection(work), ...rest);
  }

  function doesNotThrow(fn, ...rest) {
    needFunction(fn, 'fn');
    unwanted('doesNotThrow', 'exception', caught(fn), ...rest);
  }

  async function doesNotReject(work, ...rest) {
    unwanted('doesNotReject', 'rejection', await rejection(work), ...rest);
  }

  // [error] of what fn throws, [] if it does not.
  function caught(fn) {
    try {
      fn();
      return [];
    } catch (error) {
      return [error];
    }
  }

  async function rejection(work) {
    const promise = typeof work === 'function' ? work() : work;
    if (typeof promise?.then !== 'function') throw invalidType('promiseFn', 'a function that returns a promise, or a promise', promise);
    try {
      await promise;
      return [];
    } catch (error) {
      return [error];
    }
  }

  function expectError(operator, errors, expected, message) {
    if (typeof expected === 'string') [expected, message] = [undefined, expected];
    if (errors.length === 0) {
      const what = operator === 'rejects' ? 'Missing expected rejection' : 'Missing expected exception';
      const name = typeof expected === 'function' && expected.name ? ` (${expected.name})` : '';
      fails(operator, undefined, expected, message instanceof Error ? message : `${what}${name}${message ? `: ${message}` : '.'}`);
    }
    if (expected !== undefined) match(operator, errors[0], expected, message);
  }

  // Whether an error is as expected: a class, a pattern, a function, or an object of properties.
  function match(operator, error, expected, message) {
    if (expected instanceof RegExp) {
      if (!expected.test(String(error))) {
        fails(operator, error, expected, message, `The input did not match the regular expression ${expected}. Input:\n\n${inspect(String(error))}\n`);
      }
      return;
    }
    if (typeof expected === 'object' && expected !== null) {
      const names = [...Object.keys(expected), ...(expected instanceof Error ? ['name', 'message'] : [])];
      for (const name of names) {
        const value = error?.[name];
        const fits = typeof value === 'string' && expected[name] instanceof RegExp ? expected[name].test(value) : isDeepStrictEqual(value, expected[name]);
        if (!fits) fails(operator, error, expected, message, `The error has ${name} ${inspect(value)}, not ${inspect(expected[name])}`);
      }
      return;
    }
    if (typeof expected !== 'function') throw invalidType('expected', 'a function, an object or a RegExp', expected);
    if (expected.prototype !== undefined && error instanceof expected) return;
    if (expected === Error || Error.isPrototypeOf(expected)) {
      fails(operator, error, expected, message, `The error is expected to be an instance of "${expected.name}". Received "${error?.constructor?.name}"\n\n${inspect(error)}`);
    }
    if (expected.call({}, error) !== true) fails(operator, error, expected, message, 'The validation function did not return true');
  }

  function unwanted(operator, what, errors, expected, message) {
    if (errors.length === 0) return;
    if (typeof expected === 'string') [expected, message] = [undefined, expected];
    if (typeof expected === 'function' && !(errors[0] instanceof expected)) throw errors[0];
    fails(operator, errors[0], expected, `Got unwanted ${what}${message ? `: ${message}` : '.'}\nActual message: "${errors[0]?.message}"`);
  }

  function matches(name, wanted) {
    return { [name](text, pattern, message) {
      if (!(pattern instanceof RegExp)) throw invalidType('regexp', 'an instance of RegExp', pattern);
      if (typeof text === 'string' && pattern.test(text) === wanted) return;
      const verb = wanted ? 'did not match' : 'was expected to not match';
      fails(name, text, pattern, message, `The input ${verb} the regular expression ${pattern}. Input:\n\n${inspect(text)}\n`);
    } }[name];
  }

  const strictMembers = {
    strictEqual: compare('strictEqual', Object.is),
    notStrictEqual: compare('notStrictEqual', not(Object.is)),
    deepStrictEqual: compare('deepStrictEqual', isDeepStrictEqual),
    notDeepStrictEqual: compare('notDeepStrictEqual', not(isDeepStrictEqual)),
    ok, fail, ifError, throws, rejects, doesNotThrow, doesNotReject,
    match: matches('match', true),
    doesNotMatch: matches('doesNotMatch', false),
    AssertionError,
  };
  Object.assign(assert, strictMembers, {
    equal: compare('equal', loose, '=='),
    notEqual: compare('notEqual', not(loose), '!='),
    deepEqual: compare('deepEqual', isDeepEqual),
    notDeepEqual: compare('notDeepEqual', not(isDeepEqual)),
  });
  function strict(...args) { return ok(...args); }
  Object.assign(strict, strictMembers, {
    equal: assert.strictEqual,
    notEqual: assert.notStrictEqual,
    deepEqual: assert.deepStrictEqual,
    notDeepEqual: assert.notDeepStrictEqual,
    strict,
  });
  assert.strict = strict;
  return assert;
})
