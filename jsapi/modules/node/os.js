// node:os: what programs need to write files and choose how much to do at once.
(function (native) {
  'use strict';
  const facts = native.os();
  return {
    EOL: facts.platform === 'win32' ? '\r\n' : '\n',
    devNull: facts.platform === 'win32' ? '\\\\.\\nul' : '/dev/null',
    arch: () => facts.arch,
    platform: () => facts.platform,
    type: () => ({ linux: 'Linux', darwin: 'Darwin', win32: 'Windows_NT' })[facts.platform] ?? facts.platform,
    endianness: () => facts.endianness,
    tmpdir: () => facts.tmpdir,
    homedir: () => globalThis.process.env.HOME ?? globalThis.process.env.USERPROFILE ?? '',
    availableParallelism: () => facts.cpus,
  };
})
