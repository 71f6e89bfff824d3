// node:url: the classes of the web, paths of file: URLs, and the older parse() and format().
(function (native) {
  'use strict';
  const { coded, invalidType, needString } = native.part('invalid');
  const path = native.part('path');
  const querystring = native.part('querystring');
  const { URL, URLSearchParams } = globalThis;

  function fileURLToPath(url) {
    if (typeof url === 'string') url = new URL(url);
    if (!(url instanceof URL)) throw invalidType('path', 'of type string or an instance of URL', url);
    if (url.protocol !== 'file:') throw coded(TypeError, 'ERR_INVALID_URL_SCHEME', 'The URL must be of scheme file');
    if (url.hostname !== '') throw coded(TypeError, 'ERR_INVALID_FILE_URL_HOST', 'File URL host must be "localhost" or empty');
    if (/%2f/i.test(url.pathname)) {
      throw coded(TypeError, 'ERR_INVALID_FILE_URL_PATH', 'File URL path must not include encoded / characters');
    }
    return decodeURIComponent(url.pathname);
  }

  function pathToFileURL(file) {
    let resolved = path.resolve(needString(file, 'path'));
    if (file.endsWith('/') && !resolved.endsWith('/')) resolved += '/';
    const escaped = resolved.replace(/[%\\\n\r\t?#]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
    return new URL(`file://${escaped}`);
  }

  const members = ['protocol', 'slashes', 'auth', 'host', 'port', 'hostname', 'hash', 'search', 'query', 'pathname', 'path', 'href'];

  function Url() {
    for (const name of members) this[name] = null;
  }

  // Schemes whose URLs have an authority even where the // is missing.
  const slashed = new Set(['http:', 'https:', 'ftp:', 'ws:', 'wss:', 'file:']);
  const shape = /^([a-z][a-z0-9.+-]*:)?(\/\/)?([^]*)$/i;

  // What the parts of a URL are, without the checks of the web.
  function parse(text, parseQuery = false, slashesDenoteHost = false) {
    const url = new Url();
    const clean = needString(text, 'url').trim();
    const [, protocol, slashes, after] = clean.match(shape);
    url.protocol = protocol?.toLowerCase() ?? null;
    let rest = after;
    if (slashes && (url.protocol || slashesDenoteHost)) url.slashes = true;
    else rest = (slashes ?? '') + rest;
    if (url.slashes || hasHost(url.protocol)) {
      const end = rest.search(/[/?#\\]/);
      authority(url, end < 0 ? rest : rest.slice(0, end));
      rest = end < 0 ? '' : rest.slice(end);
    }
    if (slashed.has(url.protocol)) rest = rest.replace(/^[^?#]*/, (p) => p.replaceAll('\\', '/'));
    const hash = rest.indexOf('#');
    if (hash >= 0) [url.hash, rest] = [rest.slice(hash), rest.slice(0, hash)];
    const search = rest.indexOf('?');
    if (search >= 0) [url.search, rest] = [rest.slice(search), rest.slice(0, search)];
    url.query = url.search?.slice(1) ?? null;
    if (parseQuery) {
      url.query = querystring.parse(url.query ?? '');
      url.search ??= '';
    }
    url.pathname = escaped(rest) || (slashed.has(url.protocol) && url.hostname ? '/' : null);
    if (url.pathname || url.search) url.path = (url.pathname ?? '') + (url.search ?? '');
    url.href = format(url);
    return url;
  }

  // Schemes nobody knows have a host even without //, but for one that is no URL at all.
  function hasHost(protocol) {
    return protocol !== null && protocol !== 'javascript:' && !slashed.has(protocol);
  }

  function escaped(text) {
    return text.replace(/[\s"'<>\\^`{|}]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  }

  function authority(url, text) {
    const at = text.lastIndexOf('@');
    if (at >= 0) url.auth = decoded(text.slice(0, at));
    const [, name, port] = text.slice(at + 1).match(/^([^]*?)(?::(\d*))?$/);
    url.port = port || null;
    url.hostname = name.toLowerCase();
    if (/[^\x00-\x7f]/.test(url.hostname)) url.hostname = domainToASCII(url.hostname) || url.hostname;
    url.host = url.hostname + (port ? `:${port}` : '');
    url.hostname = url.hostname.replace(/^\[([^]*)\]$/, '$1');
  }

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  function format(url, options = undefined) {
    if (typeof url === 'string') return parse(url).href;
    if (Object(url) !== url) throw invalidType('urlObject', 'of type object or string', url);
    if (url instanceof URL) return formatWeb(url, options);
    let protocol = url.protocol ?? '';
    if (protocol !== '' && !protocol.endsWith(':')) protocol += ':';
    const auth = url.auth ? `${encodeURIComponent(url.auth).replace(/%3A/i, ':')}@` : '';
    const name = url.hostname?.includes(':') && !url.hostname.startsWith('[') ? `[${url.hostname}]` : url.hostname;
    let host = url.host ? auth + url.host : name ? auth + name + (url.port ? `:${url.port}` : '') : '';
    let pathname = (url.pathname ?? '').replace(/[?#]/g, encodeURIComponent);
    if (url.slashes || (slashed.has(protocol) && host)) {
      host = `//${host}`;
      if (pathname && !pathname.startsWith('/')) pathname = `/${pathname}`;
    }
    const query = url.query !== null && typeof url.query === 'object' ? querystring.stringify(url.query) : '';
    const search = prefixed('?', url.search || query).replaceAll('#', '%23');
    return protocol + host + pathname + search + prefixed('#', url.hash);
  }

  function prefixed(sign, text) {
    return !text || text.startsWith(sign) ? text || '' : sign + text;
  }

  function formatWeb(url, { fragment = true, search = true, auth = true, unicode = false } = {}) {
    const copy = new URL(url.href);
    if (!fragment) copy.hash = '';
    if (!search) copy.search = '';
    if (!auth) copy.username = copy.password = '';
    return unicode && copy.hostname ? copy.href.replace(copy.hostname, domainToUnicode(copy.hostname)) : copy.href;
  }

  // A URL that is relative to another one, resolved as the web does.
  function resolve(from, to) {
    const anchor = new URL('resolve://');
    const base = new URL(needString(from, 'from'), anchor);
    const url = new URL(needString(to, 'to'), base);
    if (url.protocol !== 'resolve:') return url.href;
    return url.pathname + url.search + url.hash;
  }

  function domainToASCII(domain) {
    return URL.canParse(`ws://${domain}`) ? new URL(`ws://${domain}`).hostname : '';
  }

  function domainToUnicode(domain) {
    return native.toUnicode(domainToASCII(domain));
  }

  function urlToHttpOptions(url) {
    const { protocol, hostname, hash, search, pathname, href, port, username, password } = url;
    const options = { protocol, hostname: hostname.replace(/^\[([^]*)\]$/, '$1'), hash, search, pathname, path: pathname + search, href };
    if (port !== '') options.port = Number(port);
    if (username || password) options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return options;
  }

  Url.prototype.parse = function (...args) { return Object.assign(this, parse(...args)); };
  Url.prototype.format = function () { return format(this); };
  Url.prototype.resolve = function (to) { return resolve(this.href, to); };

  return {
    URL, URLSearchParams, Url, fileURLToPath, pathToFileURL, parse, format, resolve, domainToASCII, domainToUnicode, urlToHttpOptions,
  };
})
