document.body.append('Portal');
