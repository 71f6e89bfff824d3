// RegExp with \p{…}. goja's own reads \p{L} as the letters "p{L}"; the loader turns
// such literals into calls of this constructor. Patterns are kept: a copy of a
// compiled one is far cheaper than compiling it again.
(function (native) {
  'use strict';
  const Native = RegExp;
  const maxKept = 1000;
  const kept = new Map(); // flags + '/' + pattern → compiled

  function compiled(pattern, flags) {
    const key = flags + '/' + pattern;
    let regexp = kept.get(key);
    if (regexp === undefined) {
      regexp = new Native(expanded(pattern, flags), flags);
      if (kept.size >= maxKept) kept.clear();
      kept.set(key, regexp);
    }
    return regexp;
  }

  function expanded(pattern, flags) {
    try {
      return native.expandPattern(pattern, flags.includes('u'));
    } catch (error) {
      throw new SyntaxError('Invalid regular expression: /' + pattern + '/: ' + error.message);
    }
  }

  // The flag v is read as u: what it adds, sets within classes, is refused with its
  // pattern, and so is no pattern that means something else under u.
  const setNotation = /\[(?:[^\\\]]|\\.)*(?:\[|--|&&|\\q\{)/;
  function withoutSets(pattern, flags) {
    if (flags.includes('u')) throw new SyntaxError('Invalid regular expression: /' + pattern + '/: u and v exclude each other');
    if (setNotation.test(pattern)) throw new SyntaxError('Invalid regular expression: /' + pattern + '/: sets within classes (the flag v) are not there yet');
    return flags.replace('v', 'u');
  }

  // \p{…} under the flag u; and the class of all low surrogates, see expandPattern.
  const hasProperty = /\\p\{/i;
  const hasSurrogates = /\[\\uDC00-\\uDFFF\]/i;

  // What new was called on, undefined in a plain call. In goja a plain call inside a
  // constructor sees the new.target of that constructor, whatever its class.
  function classOf(target) {
    return target === UnicodeRegExp || target?.prototype instanceof Native ? target : undefined;
  }

  function UnicodeRegExp(pattern, flags) {
    const made = classOf(new.target);
    if (made === undefined && pattern instanceof Native && flags === undefined) return pattern;
    const target = made === undefined || made === UnicodeRegExp ? Native : made;
    const source = pattern instanceof Native ? pattern.source : String(pattern);
    const inherited = pattern instanceof Native ? pattern.flags : '';
    const asked = flags === undefined ? inherited : String(flags);
    const sets = asked.includes('v');
    const wanted = sets ? withoutSets(source, asked) : asked;
    if (!sets && !(wanted.includes('u') && hasProperty.test(source)) && !hasSurrogates.test(source)) {
      return Reflect.construct(Native, [pattern, flags], target);
    }
    const regexp = Reflect.construct(Native, [compiled(source, wanted)], target);
    Object.defineProperty(regexp, 'source', { value: source });
    if (sets) Object.defineProperties(regexp, { flags: { value: asked }, unicodeSets: { value: true }, unicode: { value: false } });
    return regexp;
  }

  for (const key of Reflect.ownKeys(Native)) {
    const property = Object.getOwnPropertyDescriptor(Native, key);
    Object.defineProperty(UnicodeRegExp, key, property);
  }
  Object.defineProperty(Native.prototype, 'constructor', { value: UnicodeRegExp, writable: true, configurable: true });
  Object.defineProperty(globalThis, 'RegExp', { value: UnicodeRegExp, writable: true, configurable: true });
  // What the loader calls in place of a literal, whatever the script means by RegExp.
  Object.defineProperty(globalThis, '$regExp', { value: (pattern, flags) => new UnicodeRegExp(pattern, flags) });
})
