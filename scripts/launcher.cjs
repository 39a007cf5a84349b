#!/usr/bin/env node
// Starts main.cjs with the machine code that the build kept of it: that halves the start. V8 refuses the cache
// where it does not fit (another version of Node.js), and main.cjs is then compiled as usual.
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const vm = require('node:vm');

const file = join(__dirname, 'main.cjs');
const cacheFile = join(__dirname, 'main.cache');
// The build writes ASCII only, inside a function that takes what a module gets.
const script = new vm.Script(readFileSync(file, 'latin1'), { filename: file, cachedData: cacheOf(cacheFile) });
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
