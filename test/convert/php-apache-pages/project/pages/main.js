document.title += ' (tide)';
