import { createRoot } from 'react-dom/client';

function App() {
  return <h1>Storefront, served by {import.meta.env.VITE_API_URL ?? '/api'}</h1>;
}

createRoot(document.getElementById('root') as HTMLElement).render(<App />);
