import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { openSession, wholeRegister } from './api.ts';
import { App } from './app.tsx';

const RegisterPage = lazy(async () => ({
  default: (await import('./register/register-page.tsx')).RegisterPage,
}));

const page = document.getElementById('page');
if (page) {
  const root = createRoot(page);
  const opened = openSession().catch(() => undefined);
  // Without an answer the workspace says what is wrong.
  opened
    .then(wholeRegister)
    .catch(() => undefined)
    .then((register) =>
      root.render(
        <StrictMode>
          {register ? (
            <Suspense>
              <RegisterPage register={register} />
            </Suspense>
          ) : (
            <App />
          )}
        </StrictMode>,
      ),
    );
}
