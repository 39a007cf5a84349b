const ms = require('ms');
let left = 3;
const timer = setInterval(() => {
  console.log('sounding', ms(left * 1000));
  left -= 1;
  if (left === 0) clearInterval(timer);
}, Number(process.env.INTERVAL));
