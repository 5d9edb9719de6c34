import '@fontsource-variable/inter/wght.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { ConsoleApp } from './app/console-app.tsx';
import { makeI18nProvider } from './text/i18n-provider.ts';
import { firstLocale } from './text/screen-locale.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with id "root".');

const i18nProvider = await makeI18nProvider(firstLocale());
const router = createBrowserRouter([{ path: '*', element: <ConsoleApp i18nProvider={i18nProvider} /> }]);

createRoot(root).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
