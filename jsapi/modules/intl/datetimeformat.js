// Intl.DateTimeFormat for the calendar of ISO 8601. The patterns of a locale are found by
// what is shown of a date (w: weekday, y, m, d) and of a time (h, m, s; a: with a.m. and p.m.).
(function (native) {
  'use strict';
  const { choose, option, callable } = native.part('locale');
  const text = ['narrow', 'short', 'long'], digits = ['numeric', '2-digit'];
  const letter = { narrow: 's', short: 's', long: 'l', numeric: 'n', '2-digit': '2' };
  const styles = ['full', 'long', 'medium', 'short'];
  const components = {
    weekday: text, era: text, year: digits, month: [...digits, ...text], day: digits,
    hour: digits, minute: digits, second: digits, fractionalSecondDigits: ['1', '2', '3'],
    timeZoneName: ['short', 'long', 'shortOffset', 'longOffset', 'shortGeneric', 'longGeneric'],
  };
  const dateParts = ['weekday', 'year', 'month', 'day'], timeParts = ['hour', 'minute', 'second', 'fractionalSecondDigits'];

  class DateTimeFormat {
    #tag;
    #data;
    #options;
    #pattern;
    #bound;

    // defaults is what is shown if nothing is asked for: 'date', 'time' or 'all'.
    constructor(locales, options = {}, required = 'any', defaults = 'date') {
      if (options === null) throw new TypeError('Cannot convert undefined or null to object');
      ({ tag: this.#tag, data: this.#data } = choose(locales));
      this.#options = read(Object(options), this.#data, required, defaults);
      this.#pattern = tokens(patternOf(this.#data, this.#options));
    }

    get format() {
      return this.#bound ??= (date) => this.formatToParts(date).map((part) => part.value).join('');
    }

    formatToParts(date = Date.now()) {
      const ms = Number(date);
      if (!(Math.abs(ms) <= 8.64e15)) throw new RangeError('Invalid time value');
      const local = native.local(ms, this.#options.timeZone);
      return this.#pattern.map(({ type, token }) => ({ type, value: type === 'literal' ? token : this.#value(token, local, ms) }));
    }

    formatRange(start, end) {
      const [from, to] = [this.format(start), this.format(end)];
      return from === to ? from : `${from} – ${to}`;
    }

    resolvedOptions() {
      const { hour12, ...shown } = this.#options;
      const cycle = hour12 === undefined ? {} : { hourCycle: hour12 ? 'h12' : 'h23', hour12 };
      return { locale: this.#tag, calendar: 'gregory', numberingSystem: 'latn', ...cycle, ...shown };
    }

    #value(token, local, ms) {
      const { names } = this.#data;
      const { hour12 } = this.#options;
      const year = local.year > 0 ? local.year : 1 - local.year;
      switch (token) {
        case 'y': return String(year);
        case 'yy': return String(year % 100).padStart(2, '0');
        case 'd': return String(local.day);
        case 'dd': return String(local.day).padStart(2, '0');
        case 'M': return String(local.month);
        case 'MM': return String(local.month).padStart(2, '0');
        case 'H': case 'HH': return String(hour12 ? local.hour % 12 || 12 : local.hour).padStart(token.length, '0');
        case 'm': case 'mm': return String(local.minute).padStart(token.length, '0');
        case 's': case 'ss': return String(local.second).padStart(token.length, '0');
        case 'S': return String(((ms % 1000) + 1000) % 1000).padStart(3, '0').slice(0, this.#options.fractionalSecondDigits);
        case 'a': return names.a[local.hour < 12 ? 0 : 1];
        case 'G': return local.year > 0 ? 'AD' : 'BC';
        case 'z': return zoneName(local, this.#options);
        default: return names[token][token.startsWith('E') ? local.weekday : local.month - 1];
      }
    }
  }

  // The abbreviation of a zone if English has one, else its distance to Greenwich.
  function zoneName({ offset, abbreviation }, { timeZoneName, timeZone }) {
    const known = /^(UTC|[ECMP][SD]T|AK[SD]T|HST)$/.test(abbreviation) && /^(UTC|America|US|Pacific)/.test(timeZone);
    if (known && timeZoneName === 'short') return abbreviation;
    const minutes = Math.abs(Math.trunc(offset / 60));
    if (minutes === 0) return 'GMT';
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0'));
    const sign = offset < 0 ? '-' : '+';
    if (timeZoneName.startsWith('long')) return `GMT${sign}${hours}:${rest}`;
    return `GMT${sign}${Number(hours)}${rest === '00' ? '' : `:${rest}`}`;
  }

  function read(options, data, required, defaults) {
    const made = { timeZone: zoneOf(options.timeZone) };
    for (const [name, values] of Object.entries(components)) {
      const value = option(options, name, values, undefined);
      if (value !== undefined) made[name] = name === 'fractionalSecondDigits' ? Number(value) : value;
    }
    const dateStyle = option(options, 'dateStyle', styles, undefined);
    const timeStyle = option(options, 'timeStyle', styles, undefined);
    if (dateStyle || timeStyle) styled(made, dateStyle, timeStyle, required);
    else fill(made, required, defaults);
    if (made.hour || timeStyle) made.hour12 = twelve(options, data);
    return made;
  }

  function styled(made, dateStyle, timeStyle, required) {
    const clash = Object.keys(components).find((name) => made[name] !== undefined);
    if (clash) throw new TypeError(`Can't set option ${clash} when ${dateStyle ? 'dateStyle' : 'timeStyle'} is used`);
    if (required === 'date' && timeStyle || required === 'time' && dateStyle) throw new TypeError(`Invalid option : ${timeStyle ? 'timeStyle' : 'dateStyle'}`);
    if (dateStyle) made.dateStyle = dateStyle;
    if (timeStyle) made.timeStyle = timeStyle;
  }

  function fill(made, required, defaults) {
    const given = (list) => list.some((name) => made[name] !== undefined);
    if (required !== 'time' && given(dateParts) || required !== 'date' && given(timeParts)) return;
    if (defaults !== 'time') made.year = made.month = made.day = 'numeric';
    if (defaults !== 'date') made.hour = made.minute = made.second = 'numeric';
  }

  function twelve(options, data) {
    if (options.hour12 !== undefined) return Boolean(options.hour12);
    const cycle = option(options, 'hourCycle', ['h11', 'h12', 'h23', 'h24'], undefined);
    return cycle === undefined ? data.hour12 : cycle === 'h11' || cycle === 'h12';
  }

  function zoneOf(name) {
    if (name === undefined) return native.defaultZone();
    const zone = native.zone(String(name));
    if (!zone) throw new RangeError(`Invalid time zone specified: ${String(name)}`);
    return zone;
  }

  function patternOf(data, o) {
    const [date, time] = [datePattern(data, o), timePattern(data, o)];
    let pattern = date && time ? date + joint(data, o) + time : date || time;
    if (o.timeZoneName && !pattern) pattern = 'z';
    else if (o.timeZoneName) pattern += time ? ' z' : ', z';
    return pattern;
  }

  function datePattern(data, o) {
    if (o.dateStyle) return data.styles[o.dateStyle];
    const key = ['weekday', 'year', 'month', 'day'].map((name) => name[0] + (letter[o[name]] ?? '')).join('');
    let pattern = data.dates[key] ?? '';
    if (o.month === 'narrow') pattern = pattern.replace(/(MMM|LLL)/, 'MMMMM');
    if (o.weekday === 'narrow') pattern = pattern.replace('EEE', 'EEEEE');
    return o.era ? `${pattern} G` : pattern;
  }

  function timePattern(data, o) {
    if (o.timeStyle) {
      const pattern = data.times[`hn${o.timeStyle === 'short' ? 'm' : 'ms'}${o.hour12 ? 'a' : ''}`];
      return o.timeStyle === 'full' || o.timeStyle === 'long' ? `${pattern} z` : pattern;
    }
    const shown = (o.minute || o.hour && o.second ? 'm' : '') + (o.second ? 's' : '');
    const pattern = data.times[o.hour ? `h${letter[o.hour]}${shown}${o.hour12 ? 'a' : ''}` : shown] ?? '';
    if (!o.fractionalSecondDigits) return pattern;
    return pattern.includes('s') ? pattern.replace(/s+/, `$&'${data.decimal}'S`) : 'S';
  }

  // What stands between a date and a time.
  function joint(data, o) {
    if (o.dateStyle) return data.joins[o.dateStyle];
    if (o.month === 'long') return o.weekday ? data.joins.weekday : data.joins.longName;
    return o.month === 'short' ? data.joins.shortName : data.joins.number;
  }

  const types = { y: 'year', M: 'month', L: 'month', d: 'day', E: 'weekday', H: 'hour', m: 'minute', s: 'second', S: 'fractionalSecond', a: 'dayPeriod', z: 'timeZoneName', G: 'era' };

  // The pieces of a pattern; letters between quotes are themselves.
  function tokens(pattern) {
    const list = [];
    for (const [piece, quoted, token] of pattern.matchAll(/'((?:[^']|'')*)'|(([A-Za-z])\3*)|[^A-Za-z']+/g)) {
      const literal = quoted === undefined ? piece : quoted.replaceAll("''", "'");
      if (token) list.push({ type: types[token[0]], token });
      else if (list.at(-1)?.type === 'literal') list.at(-1).token += literal;
      else list.push({ type: 'literal', token: literal });
    }
    return list;
  }

  return { DateTimeFormat: callable(DateTimeFormat) };
})
