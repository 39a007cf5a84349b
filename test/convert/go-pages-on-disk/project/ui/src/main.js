import ms from 'ms';

document.title = ms(5000);
