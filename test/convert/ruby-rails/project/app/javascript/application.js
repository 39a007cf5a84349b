console.log('berths');
