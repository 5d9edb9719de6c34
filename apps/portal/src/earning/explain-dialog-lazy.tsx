import { lazy, Suspense } from 'react';

const Dialog = lazy(() => import('./explain-dialog.tsx'));

/** Few lines are asked about, so the words come when one is. */
export function ExplainDialog(props: { readonly id: string; readonly onClose: () => void }) {
  return (
    <Suspense fallback={null}>
      <Dialog {...props} />
    </Suspense>
  );
}
