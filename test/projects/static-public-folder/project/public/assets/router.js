const page = document.querySelector('#page');
const show = () => {
  page.textContent = location.pathname === '/tomorrow' ? 'High water at 06:12' : 'High water at 05:24';
};
document.addEventListener('click', (event) => {
  const link = event.target.closest('a');
  if (!link) return;
  event.preventDefault();
  history.pushState({}, '', link.href);
  show();
});
show();
