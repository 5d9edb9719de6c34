import { useState } from 'react';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';

export function RecoveryCodesDialog({
  codes,
  onClose,
}: {
  readonly codes: readonly string[];
  readonly onClose: () => void;
}) {
  const { texts } = useWords();
  const [isCopied, setCopied] = useState(false);
  return (
    <Dialog title={texts.profile.codesTitle} onClose={onClose}>
      <div className="dialog-form">
        <p className="soft">{texts.profile.codesText}</p>
        <ul className="codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <div className="dialog-actions">
          <Button
            icon={isCopied ? 'check' : 'copy'}
            onClick={() => void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true))}
          >
            {isCopied ? texts.profile.copied : texts.profile.copy}
          </Button>
          <Button kind="primary" onClick={onClose}>
            {texts.profile.codesKept}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
