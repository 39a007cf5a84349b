setInterval(() => console.log('billed'), require('ms')('1h'));
