console.log('lit');
