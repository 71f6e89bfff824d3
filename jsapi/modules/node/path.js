// node:path, for paths with slashes.
(function (native) {
  'use strict';
  const { invalidType, needString } = native.part('invalid');

  const isAbsolute = (path) => needString(path, 'path').startsWith('/');

  // The names of a path without "." and "name/..". What is above the root is the root.
  function reduce(path, absolute) {
    const names = [];
    for (const name of path.split('/')) {
      if (name === '' || name === '.') continue;
      if (name !== '..') names.push(name);
      else if (names.length > 0 && names.at(-1) !== '..') names.pop();
      else if (!absolute) names.push('..');
    }
    return names.join('/');
  }

  function normalize(path) {
    if (needString(path, 'path') === '') return '.';
    const absolute = path.startsWith('/');
    const names = reduce(path, absolute);
    const end = names !== '' && path.endsWith('/') ? '/' : '';
    if (absolute) return `/${names}${end}`;
    return names === '' ? (path.endsWith('/') ? './' : '.') : names + end;
  }

  function join(...paths) {
    const joined = paths.filter((path) => needString(path, 'path') !== '').join('/');
    return joined === '' ? '.' : normalize(joined);
  }

  function resolve(...paths) {
    let path = '';
    for (let i = paths.length - 1; i >= 0 && !path.startsWith('/'); i--) {
      if (needString(paths[i], `paths[${i}]`) !== '') path = path === '' ? paths[i] : `${paths[i]}/${path}`;
    }
    if (!path.startsWith('/')) path = `${native.cwd()}/${path}`;
    return `/${reduce(path, true)}`;
  }

  function relative(from, to) {
    needString(from, 'from');
    needString(to, 'to');
    const source = resolve(from).split('/').filter(Boolean);
    const target = resolve(to).split('/').filter(Boolean);
    let same = 0;
    while (same < source.length && same < target.length && source[same] === target[same]) same++;
    return [...source.slice(same).map(() => '..'), ...target.slice(same)].join('/');
  }

  // A path without the slashes at its end, but for the root.
  function trimmed(path) {
    let end = path.length;
    while (end > 1 && path[end - 1] === '/') end--;
    return path.slice(0, end);
  }

  function dirname(path) {
    if (needString(path, 'path') === '') return '.';
    const whole = trimmed(path);
    const at = whole.lastIndexOf('/');
    if (at < 0) return '.';
    if (at === 0) return '/';
    return at === 1 && path.startsWith('/') ? '//' : whole.slice(0, at);
  }

  function basename(path, suffix = undefined) {
    if (suffix !== undefined) needString(suffix, 'suffix');
    if (needString(path, 'path') === suffix) return '';
    const whole = trimmed(path);
    const base = whole.slice(whole.lastIndexOf('/') + 1);
    return suffix && base !== suffix && base.endsWith(suffix) ? base.slice(0, -suffix.length) : base;
  }

  function extname(path) {
    const base = basename(path);
    const at = base.lastIndexOf('.');
    return at <= 0 || base === '..' ? '' : base.slice(at);
  }

  function parse(path) {
    const root = isAbsolute(path) ? '/' : '';
    const base = basename(path);
    const ext = extname(path);
    const dir = trimmed(path).includes('/') ? dirname(path) : root;
    return { root, dir, base, ext, name: ext ? base.slice(0, -ext.length) : base };
  }

  function format(parts) {
    if (Object(parts) !== parts) throw invalidType('pathObject', 'of type object', parts);
    const { dir, root = '', base, name = '', ext = '' } = parts;
    const file = base || name + (ext === '' || ext.startsWith('.') ? ext : `.${ext}`);
    const folder = dir || root;
    if (!folder) return file;
    return folder === root ? folder + file : `${folder}/${file}`;
  }

  const toNamespacedPath = (path) => path;

  const path = {
    sep: '/', delimiter: ':', basename, dirname, extname, format, isAbsolute, join, normalize, parse, relative, resolve, toNamespacedPath,
  };
  path.posix = path;
  return path;
})
