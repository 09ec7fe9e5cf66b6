import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openSession } from './api.ts';
import { App } from './app.tsx';

const page = document.getElementById('page');
if (page) {
  const show = () =>
    createRoot(page).render(
      <StrictMode>
        <App />
      </StrictMode>,
    );
  openSession().then(show, show);
}
