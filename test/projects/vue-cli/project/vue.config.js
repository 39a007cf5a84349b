module.exports = { outputDir: 'www' };
