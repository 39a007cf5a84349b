document.body.append('Ahoy');
