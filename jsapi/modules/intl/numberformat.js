// Intl.NumberFormat for decimals, percents and currencies.
(function (native) {
  'use strict';
  const { choose, option, whole, callable } = native.part('locale');
  // Currencies whose smallest unit is not a hundredth, ISO 4217.
  const places = { BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0, BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3 };

  class NumberFormat {
    #tag;
    #data;
    #options;
    #bound;

    constructor(locales, options = {}) {
      if (options === null) throw new TypeError('Cannot convert undefined or null to object');
      ({ tag: this.#tag, data: this.#data } = choose(locales));
      this.#options = read(Object(options));
    }

    get format() {
      return this.#bound ??= (value) => this.formatToParts(value).map((part) => part.value).join('');
    }

    formatToParts(value) {
      const big = typeof value === 'bigint';
      const number = big ? value : Number(value);
      const { style } = this.#options;
      const negative = big ? number < 0n : number < 0 || Object.is(number, -0);
      const body = this.#body(big ? String(number) : number, style === 'percent' ? 2 : 0);
      return this.#place(body, this.#signed(negative, body), style);
    }

    resolvedOptions() {
      return { locale: this.#tag, numberingSystem: 'latn', ...this.#options };
    }

    // The parts of a number without its sign.
    #body(number, shift) {
      if (Number.isNaN(number)) return [{ type: 'nan', value: 'NaN' }];
      if (Math.abs(Number(number)) === Infinity && typeof number === 'number') return [{ type: 'infinity', value: '∞' }];
      const o = this.#options;
      const digits = o.maximumSignificantDigits === undefined
        ? native.fixed(String(number), shift, o.minimumFractionDigits, o.maximumFractionDigits)
        : native.significant(String(number), shift, o.minimumSignificantDigits, o.maximumSignificantDigits);
      const [integer, fraction] = digits.split('.');
      const parts = this.#grouped(integer.padStart(o.minimumIntegerDigits, '0'));
      if (fraction) parts.push({ type: 'decimal', value: this.#data.decimal }, { type: 'fraction', value: fraction });
      return parts;
    }

    #grouped(integer) {
      const { useGrouping } = this.#options;
      const least = useGrouping === 'min2' ? 2 : useGrouping === 'auto' ? this.#data.minGroup : 1;
      if (!useGrouping || integer.length < 3 + least) return [{ type: 'integer', value: integer }];
      const parts = [];
      for (let end = integer.length; end > 0; end -= 3) {
        parts.unshift({ type: 'group', value: this.#data.group }, { type: 'integer', value: integer.slice(Math.max(0, end - 3), end) });
      }
      return parts.slice(1);
    }

    // '-', '+' or '' as signDisplay says.
    #signed(negative, body) {
      const zero = body.every(({ type, value }) => type === 'nan' || !/[1-9∞]/.test(value));
      switch (this.#options.signDisplay) {
        case 'never': return '';
        case 'always': return negative ? '-' : '+';
        case 'exceptZero': return zero ? '' : negative ? '-' : '+';
        case 'negative': return negative && !zero ? '-' : '';
        default: return negative ? '-' : '';
      }
    }

    // Puts a number into the template of its style: 0 is the number, ¤ the currency.
    #place(body, sign, style) {
      const template = style === 'currency' ? this.#currencyTemplate(sign) : (sign && '-') + (style === 'percent' ? this.#data.percent : '0');
      const parts = [];
      for (const piece of template.split(/([0¤%-])/)) {
        if (piece === '') continue;
        if (piece === '0') parts.push(...body);
        else if (piece === '¤') parts.push({ type: 'currency', value: this.#symbol() });
        else if (piece === '%') parts.push({ type: 'percentSign', value: '%' });
        else if (piece === '-') parts.push({ type: sign === '+' ? 'plusSign' : 'minusSign', value: sign });
        else parts.push({ type: 'literal', value: piece });
      }
      return parts;
    }

    #currencyTemplate(sign) {
      const { currency, accounting, negative, code } = this.#data;
      if (sign === '-' && this.#options.currencySign === 'accounting') return accounting;
      // A symbol that ends or begins with a letter keeps its distance, as a code does.
      const positive = this.#spaced() ? code : currency;
      if (!sign) return positive;
      return positive === currency ? negative : `-${code}`;
    }

    #spaced() {
      return /[A-Za-z]$/.test(this.#symbol());
    }

    #symbol() {
      const { currency, currencyDisplay } = this.#options;
      if (currencyDisplay === 'code') return currency;
      const [symbol = currency, narrow = symbol] = this.#data.symbols[currency] ?? [];
      return currencyDisplay === 'narrowSymbol' ? narrow : symbol;
    }
  }

  function read(options) {
    option(options, 'notation', ['standard'], 'standard');
    const style = option(options, 'style', ['decimal', 'percent', 'currency'], 'decimal');
    const made = { style, ...currency(options, style) };
    const few = style === 'currency' ? places[made.currency] ?? 2 : 0;
    const many = style === 'currency' ? few : style === 'percent' ? 0 : 3;
    made.minimumIntegerDigits = whole(options, 'minimumIntegerDigits', 1, 21, 1);
    Object.assign(made, significant(options) ?? fraction(options, few, many));
    made.useGrouping = grouping(options.useGrouping);
    made.notation = 'standard';
    made.signDisplay = option(options, 'signDisplay', ['auto', 'never', 'always', 'exceptZero', 'negative'], 'auto');
    made.roundingMode = option(options, 'roundingMode', ['halfExpand'], 'halfExpand');
    return made;
  }

  function currency(options, style) {
    const { currency: code } = options;
    if (code !== undefined && !/^[a-z]{3}$/i.test(code)) throw new RangeError(`Invalid currency code : ${code}`);
    if (style !== 'currency') return {};
    if (code === undefined) throw new TypeError('Currency code is required with currency style.');
    return {
      currency: String(code).toUpperCase(),
      currencyDisplay: option(options, 'currencyDisplay', ['symbol', 'narrowSymbol', 'code'], 'symbol'),
      currencySign: option(options, 'currencySign', ['standard', 'accounting'], 'standard'),
    };
  }

  function significant(options) {
    const { minimumSignificantDigits: least, maximumSignificantDigits: most } = options;
    if (least === undefined && most === undefined) return undefined;
    const minimumSignificantDigits = whole(options, 'minimumSignificantDigits', 1, 21, 1);
    return { minimumSignificantDigits, maximumSignificantDigits: whole(options, 'maximumSignificantDigits', minimumSignificantDigits, 21, 21) };
  }

  function fraction(options, few, many) {
    const least = whole(options, 'minimumFractionDigits', 0, 100, undefined);
    const most = whole(options, 'maximumFractionDigits', 0, 100, undefined);
    if (least !== undefined && most !== undefined && least > most) throw new RangeError('maximumFractionDigits value is out of range.');
    const minimumFractionDigits = least ?? Math.min(few, most ?? few);
    return { minimumFractionDigits, maximumFractionDigits: most ?? Math.max(many, minimumFractionDigits) };
  }

  function grouping(value) {
    if (value === undefined || value === 'true' || value === 'false') return 'auto';
    if (value === true) return 'always';
    return value ? option({ useGrouping: value }, 'useGrouping', ['auto', 'always', 'min2'], 'auto') : false;
  }

  return { NumberFormat: callable(NumberFormat) };
})
