import { useState } from 'react';
import { useWords } from '../app/texts.tsx';
import { Button } from './button.tsx';

/** Says that it worked in its own words; `label` tells which of several it is. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const { texts } = useWords();
  const [isCopied, setCopied] = useState(false);
  return (
    <Button
      icon={isCopied ? 'check' : 'copy'}
      aria-label={isCopied ? `${label}: ${texts.links.copied}` : label}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      {isCopied ? texts.links.copied : texts.links.copy}
    </Button>
  );
}
