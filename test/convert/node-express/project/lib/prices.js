module.exports = () => [{ item: 'rope', cents: 1250 }, { item: 'anchor', cents: 8900 }];
