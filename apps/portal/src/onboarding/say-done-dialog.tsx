import { useState } from 'react';
import { useWords } from '../app/texts.tsx';
import { useDecision } from '../deal/action/use-decision.ts';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { TextArea } from '../parts/field.tsx';
import { FilePicker } from '../parts/file-picker.tsx';
import type { KeptFile } from '../parts/file-rows.tsx';
import { Notice } from '../parts/states.tsx';
import type { OwnTask } from './task-looks.ts';

interface SayDoneDialogProps {
  readonly onboardingId: string;
  readonly task: OwnTask;
  readonly onClose: () => void;
  readonly onSent: () => void;
}

/** Says that a task is done, with the proof that it asks for. */
export function SayDoneDialog({ onboardingId, task, onClose, onSent }: SayDoneDialogProps) {
  const { texts, fill } = useWords();
  const { decide } = useDecision({ onChanged: onSent, done: texts.onboarding.sent });
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly KeptFile[]>([]);
  const [missing, setMissing] = useState<'text' | 'file'>();
  const words = texts.onboarding;
  return (
    <ActionDialog
      title={fill(words.sayTitle, { task: task.title ?? texts.taskKind[task.kind] })}
      {...(task.help === null ? {} : { text: task.help })}
      confirm={words.send}
      onClose={onClose}
      check={() => {
        const isMissing =
          (task.proof === 'text' && text.trim() === '') || (task.proof === 'file' && files.length === 0);
        setMissing(isMissing && task.proof !== 'none' ? task.proof : undefined);
        return !isMissing;
      }}
      onConfirm={async (pending) => {
        const body = { text: text.trim() === '' ? null : text.trim(), fileIds: files.map(({ id }) => id) };
        await decide('onboarding.complete', { params: { id: onboardingId, key: task.key }, body }, pending);
      }}
    >
      <TextArea
        label={task.proof === 'text' ? words.proofText : words.proofTextOptional}
        isOptional={task.proof !== 'text'}
        maxLength={2000}
        value={text}
        onValue={setText}
        error={missing === 'text' ? words.needed.text : undefined}
      />
      {task.proof === 'none' ? null : (
        <FilePicker
          purpose="evidence"
          filesMax={10}
          files={files}
          onAdded={(file) => setFiles((before) => [...before, file])}
          onRemoved={(id) => setFiles((before) => before.filter((file) => file.id !== id))}
        />
      )}
      {missing === 'file' && <Notice kind="danger">{words.needed.file}</Notice>}
    </ActionDialog>
  );
}
