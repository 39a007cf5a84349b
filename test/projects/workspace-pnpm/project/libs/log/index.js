exports.log = (message) => console.log(new Date().toISOString(), message);
