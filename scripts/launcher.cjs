#!/usr/bin/env node
// Starts main.cjs with the machine code that the build kept of it: that halves the start. V8 refuses the cache
// where it does not fit (another version of Node.js), and main.cjs is then compiled as usual.
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const vm = require('node:vm');

const file = join(__dirname, 'main.cjs');
const cacheFile = join(__dirname, 'main.cache');
const script = new vm.Script(`(function (require, module, exports) {${readFileSync(file, 'utf8')}\n})`, {
  filename: file,
  cachedData: cacheOf(cacheFile),
  importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
script.runInThisContext()(require, module, exports);
if (process.env.PLIMSOLL_WRITE_CODE_CACHE) {
  process.on('exit', () => writeFileSync(cacheFile, script.createCachedData()));
}

function cacheOf(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
