// The errors of Node for arguments that are none.
(function () {
  'use strict';

  function coded(Class, code, message) {
    const error = new Class(message);
    error.code = code;
    return error;
  }

  // Of the wrong type: expected is "of type string", "an instance of Map" and the like.
  function invalidType(name, expected, value) {
    return coded(TypeError, 'ERR_INVALID_ARG_TYPE', `The "${name}" argument must be ${expected}. Received ${received(value)}`);
  }

  function invalidValue(name, value, reason = 'is invalid') {
    return coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The argument '${name}' ${reason}. Received ${String(value)}`);
  }

  function outOfRange(name, range, value) {
    return coded(RangeError, 'ERR_OUT_OF_RANGE', `The value of "${name}" is out of range. It must be ${range}. Received ${String(value)}`);
  }

  function received(value) {
    if (value === undefined || value === null) return String(value);
    if (typeof value === 'function') return `function ${value.name}`;
    if (typeof value === 'object') {
      const name = value.constructor?.name;
      return name ? `an instance of ${name}` : 'an object';
    }
    const text = typeof value === 'string' ? `'${value.length > 25 ? `${value.slice(0, 25)}...` : value}'` : String(value);
    return `type ${typeof value} (${text})`;
  }

  function needString(value, name) {
    if (typeof value !== 'string') throw invalidType(name, 'of type string', value);
    return value;
  }

  function needFunction(value, name) {
    if (typeof value !== 'function') throw invalidType(name, 'of type function', value);
    return value;
  }

  return { coded, invalidType, invalidValue, outOfRange, needString, needFunction };
})
