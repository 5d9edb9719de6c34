import { Button, type ButtonProps } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { FormDialog } from './form-dialog.tsx';

/** A button for what cannot be taken back: it asks first, and says what will happen. */
export function ConfirmButton({
  label,
  title,
  text,
  onConfirm,
  ...button
}: Omit<ButtonProps, 'onClick' | 'title'> & {
  label: string;
  title: string;
  text: ReactNode;
  onConfirm: () => Promise<void>;
}) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button color="error" variant="outlined" {...button} onClick={() => setAsking(true)}>
        {label}
      </Button>
      {isAsking ? (
        <FormDialog title={title} submitLabel={label} isDangerous onSubmit={onConfirm} onClose={() => setAsking(false)}>
          <span>{text}</span>
        </FormDialog>
      ) : null}
    </>
  );
}
