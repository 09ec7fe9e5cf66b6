import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { openSession, served } from './api.ts';
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
    .then(served)
    .catch(() => undefined)
    .then((found) =>
      root.render(
        <StrictMode>
          {found?.register ? (
            <Suspense>
              <RegisterPage register={found.register} />
            </Suspense>
          ) : (
            <App version={found?.version ?? 0} />
          )}
        </StrictMode>,
      ),
    );
}
