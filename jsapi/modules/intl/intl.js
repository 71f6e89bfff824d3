// Intl, and the toLocaleString methods that speak through it.
(function (native) {
  'use strict';
  const { canonical, choose, option, callable } = native.part('locale');
  const { NumberFormat } = native.part('numberformat');
  const { DateTimeFormat } = native.part('datetimeformat');

  class Collator {
    #options;
    #bound;

    constructor(locales, options = {}) {
      const given = Object(options);
      this.#options = {
        locale: choose(locales).tag,
        usage: option(given, 'usage', ['sort', 'search'], 'sort'),
        sensitivity: option(given, 'sensitivity', ['base', 'accent', 'case', 'variant'], 'variant'),
        ignorePunctuation: false,
        collation: 'default',
        numeric: Boolean(given.numeric),
        caseFirst: option(given, 'caseFirst', ['false'], 'false'),
      };
    }

    get compare() {
      const { locale, sensitivity, numeric } = this.#options;
      const collator = () => native.collator(locale, sensitivity, numeric);
      let compare;
      return this.#bound ??= (a, b) => (compare ??= collator())(String(a), String(b));
    }

    resolvedOptions() { return { ...this.#options }; }
  }

  class PluralRules {
    #locale;
    #type;

    constructor(locales, options = {}) {
      this.#locale = choose(locales).tag;
      this.#type = option(Object(options), 'type', ['cardinal', 'ordinal'], 'cardinal');
    }

    select(number) {
      const value = Number(number);
      return Number.isFinite(value) ? native.plural(this.#locale, this.#type === 'ordinal', native.fixed(String(Math.abs(value)), 0, 0, 3)) : 'other';
    }

    resolvedOptions() { return { locale: this.#locale, type: this.#type }; }
  }

  const Intl = {
    getCanonicalLocales: (locales) => canonical(locales),
  };
  for (const [name, value] of Object.entries({ NumberFormat, DateTimeFormat, Collator: callable(Collator), PluralRules: callable(PluralRules), ...Intl })) {
    Object.defineProperty(Intl, name, { value, writable: true, enumerable: false, configurable: true });
  }
  Object.defineProperty(Intl, Symbol.toStringTag, { value: 'Intl', configurable: true });

  const date = (required, defaults) => (value, locales, options) => {
    if (Number.isNaN(value)) return 'Invalid Date';
    return new DateTimeFormat(locales, options, required, defaults).format(value);
  };
  return {
    Intl,
    number: (value, locales, options) => new NumberFormat(locales, options).format(value),
    dateTime: date('any', 'all'),
    date: date('date', 'date'),
    time: date('time', 'time'),
  };
})
