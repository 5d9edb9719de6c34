import type { DataRequestKind } from '@countersign/domain/data-request/data-request';
import { useState } from 'react';
import { useWords } from '../app/texts.tsx';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { Button } from '../parts/button.tsx';

/** Asks for a copy or for erasure, after saying what comes of it. */
export function AskActions({ onAsk }: { readonly onAsk: (kind: DataRequestKind) => Promise<void> }) {
  const { texts } = useWords();
  const words = texts.ownData;
  const [asking, setAsking] = useState<DataRequestKind>();
  const isErasure = asking === 'erasure';
  const label = isErasure ? words.askErasure : words.askExport;
  return (
    <div className="card-actions">
      <Button kind="quiet" onClick={() => setAsking('erasure')}>
        {words.askErasure}
      </Button>
      <Button onClick={() => setAsking('export')}>{words.askExport}</Button>
      {asking !== undefined && (
        <ActionDialog
          title={label}
          text={isErasure ? words.erasureText : words.exportText}
          confirm={label}
          isDanger={isErasure}
          onClose={() => setAsking(undefined)}
          onConfirm={() => onAsk(asking)}
        />
      )}
    </div>
  );
}
