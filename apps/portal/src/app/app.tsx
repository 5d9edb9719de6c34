import { RouterProvider } from 'react-router/dom';
import { ToastProvider } from '../parts/toasts.tsx';
import { router } from './router.tsx';
import { SessionProvider } from './session.tsx';
import { WordsProvider } from './texts.tsx';

export function App() {
  return (
    <WordsProvider>
      <SessionProvider>
        <ToastProvider>
          <RouterProvider router={router} />
        </ToastProvider>
      </SessionProvider>
    </WordsProvider>
  );
}
