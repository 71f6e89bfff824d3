// Values as text, a member a line and in the order of their names: so that two texts can be
// compared line by line, and a stored one stays the same. What has no members is as
// console.log shows it.
(native) => {
  'use strict'
  const { view } = native.part('views')
  const { Matcher } = native.part('equal')
  const { inspect } = native

  const step = '  '
  const identifier = /^[A-Za-z_$][\w$]*$/

  const keyText = (key) => (typeof key === 'symbol' ? `[${String(key)}]` : identifier.test(key) ? key : inspect(key))

  const className = (value) => {
    const proto = Object.getPrototypeOf(value)
    if (proto === null) return '[Object: null prototype] '
    const name = proto.constructor?.name
    return name && name !== 'Object' && name !== 'Array' ? `${name} ` : ''
  }

  class Printer {
    path = []

    print(value, indent) {
      if (value instanceof Matcher) return value.text
      if (typeof value !== 'object' || value === null) return inspect(value)
      if (this.path.includes(value)) return '[Circular]'
      this.path.push(value)
      const text = this.#object(value, indent)
      this.path.pop()
      return text
    }

    #object(value, indent) {
      const seen = view(value)
      if (seen) return this.#members(`${seen.name} `, seen.members, indent)
      switch (Object.prototype.toString.call(value)) {
        case '[object Array]':
          return this.#lines(className(value), '[', Array.from(value, (v) => this.print(v, indent + step)), ']', indent)
        case '[object Map]':
          return this.#lines('Map ', '{', [...value].map(([k, v]) => `${this.print(k, indent + step)} => ${this.print(v, indent + step)}`), '}', indent)
        case '[object Set]':
          return this.#lines('Set ', '{', [...value].map((v) => this.print(v, indent + step)), '}', indent)
        case '[object Object]':
          return this.#members(className(value), value, indent)
        default:
          return inspect(value).replaceAll('\n', `\n${indent}`)
      }
    }

    #members(name, value, indent) {
      const symbols = Object.getOwnPropertySymbols(value).filter((key) => Object.prototype.propertyIsEnumerable.call(value, key))
      const keys = [...Object.keys(value).sort(), ...symbols]
      return this.#lines(name, '{', keys.map((key) => `${keyText(key)}: ${this.print(value[key], indent + step)}`), '}', indent)
    }

    #lines(name, open, entries, close, indent) {
      if (entries.length === 0) return name + open + close
      return `${name}${open}\n${entries.map((entry) => `${indent}${step}${entry},\n`).join('')}${indent}${close}`
    }
  }

  // A text of several lines is shown as it is.
  const print = (value) => (typeof value === 'string' && value.includes('\n') ? `"${value}"` : new Printer().print(value, ''))

  // A value inside of a sentence.
  const brief = (value) => {
    const text = value instanceof Matcher ? value.text : inspect(value)
    return text.length > 200 || text.includes('\n') ? `${text.replace(/\s+/g, ' ').slice(0, 200)}…` : text
  }

  return { print, brief }
}
