// Which locale an object of Intl speaks. There is data of some.
(function (native) {
  'use strict';
  const known = native.known();
  const fallback = 'en-US';
  const languages = { en: 'en-US', pt: 'pt-BR' }; // whose data stands under a region
  const shape = /^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-[a-z0-9]{2,8})*$/i;

  // Canonical tags of what was asked for: en-us is en-US, zh-hans-cn is zh-Hans-CN.
  function canonical(locales) {
    if (locales === undefined) return [];
    if (locales === null) throw new TypeError('Cannot convert undefined or null to object');
    const list = typeof locales === 'string' ? [locales] : Array.from(locales);
    return [...new Set(list.map(tagOf))];
  }

  function tagOf(tag) {
    if (typeof tag !== 'string' && Object(tag) !== tag) throw new TypeError('Incorrect locale information provided');
    const text = String(tag);
    if (!shape.test(text)) throw new RangeError(`Incorrect locale information provided: ${text}`);
    let extension = false;
    return text.split('-').map((part, i) => {
      if (i > 0 && part.length === 1) extension = true;
      if (i === 0 || extension) return part.toLowerCase();
      if (part.length === 4) return part[0].toUpperCase() + part.slice(1).toLowerCase();
      return part.length === 2 ? part.toUpperCase() : part.toLowerCase();
    }).join('-');
  }

  // The name of the data for a tag, undefined if there is none.
  function dataName(tag) {
    const plain = tag.replace(/-[a-z0-9]-.*$/i, '');
    const [language] = plain.split('-');
    return [plain, languages[language], language].find((name) => known.includes(name));
  }

  // { tag, data } of the best of what was asked for.
  function choose(locales) {
    const tag = canonical(locales).find(dataName) ?? fallback;
    return { tag: tag.replace(/-u-.*$/, ''), data: native.data(dataName(tag)) };
  }

  const supported = (locales) => canonical(locales).filter(dataName);

  // The value of an option that must be one of a list.
  function option(options, name, values, otherwise) {
    const value = options[name];
    if (value === undefined) return otherwise;
    if (!values.includes(String(value))) throw new RangeError(`Value ${String(value)} out of range for Intl options property ${name}; it may be ${values.join(', ')}`);
    return String(value);
  }

  function whole(options, name, low, high, otherwise) {
    const value = options[name];
    if (value === undefined) return otherwise;
    if (!(Number(value) >= low && Number(value) <= high)) throw new RangeError(`${name} value is out of range: it may be ${low} to ${high}`);
    return Math.floor(Number(value));
  }

  // Functions of Intl may be called without new.
  function callable(Class) {
    function Intl(...args) {
      // In goja a plain call inside a constructor has the new.target of that one.
      const ours = new.target === Intl || new.target?.prototype instanceof Class;
      return Reflect.construct(Class, args, ours ? new.target : Class);
    }
    Object.defineProperty(Intl, 'name', { value: Class.name, configurable: true });
    Object.defineProperty(Intl, 'prototype', { value: Class.prototype, writable: false });
    Object.defineProperty(Class.prototype, 'constructor', { value: Intl, writable: true, configurable: true });
    Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: `Intl.${Class.name}`, configurable: true });
    Intl.supportedLocalesOf = supported;
    return Intl;
  }

  return { canonical, choose, option, whole, callable };
})
