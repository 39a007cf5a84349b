import ms from 'ms';

const every = process.env.SWEEP_EVERY ?? '10s';
setInterval(() => console.log('swept'), ms(every));
console.log(`sweeping every ${every}`);
