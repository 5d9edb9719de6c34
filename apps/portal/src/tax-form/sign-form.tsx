import { type FormEvent, useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { Check, TextField } from '../parts/field.tsx';
import { Card } from '../parts/page.tsx';
import { plainProblemText } from '../parts/problem-text.ts';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toasts.tsx';
import type { TaxForm } from './tax-looks.ts';

/** What is certified, word for word, and the name typed under it. */
export function SignForm({ form, onSigned }: { readonly form: TaxForm; readonly onSigned: () => void }) {
  const { texts, fill } = useWords();
  const say = useToast();
  const [name, setName] = useState('');
  const [isCertified, setCertified] = useState(false);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();

  const sign = async (event: FormEvent) => {
    event.preventDefault();
    if (!isCertified || name.trim() === '') return;
    setSending(true);
    setProblem(undefined);
    try {
      const signed = await client.call('tax-form.sign', {
        params: { id: form.id },
        ifMatch: form.revision,
        body: { name: name.trim(), isCertified: true },
      });
      say(signed.status === 'valid' ? texts.tax.signed : texts.tax.signedWaits);
      onSigned();
    } catch (error) {
      setProblem(plainProblemText(error, texts.shared));
    } finally {
      setSending(false);
    }
  };

  return (
    <Card title={texts.tax.certify} tone="attention">
      <p className="soft">{texts.tax.certifyNote}</p>
      <div className="certification" lang="en">
        {form.certification.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <form className="details-form" onSubmit={(event) => void sign(event)} noValidate>
        <Check label={texts.tax.certified} checked={isCertified} onValue={setCertified} />
        <TextField
          label={fill(texts.tax.typeName, { name: form.signAs ?? '' })}
          autoComplete="off"
          maxLength={200}
          value={name}
          onValue={setName}
        />
        {problem !== undefined && <Notice kind="danger">{problem}</Notice>}
        <Button type="submit" kind="primary" isBusy={isSending} disabled={!isCertified || name.trim() === ''}>
          {texts.tax.sign}
        </Button>
      </form>
    </Card>
  );
}
