document.title += ' (open)';
