console.log("tariffs");
