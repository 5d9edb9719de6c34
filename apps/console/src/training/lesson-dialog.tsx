import { lessonKinds } from '@countersign/domain/training/course';
import { Button, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { call } from '../data/api.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useText } from '../text/use-text.ts';
import type { Lesson } from './course-definition.ts';

/** One lesson: a page of text, a video to open, or a file. */
export function LessonDialog({
  lesson,
  onSave,
  onClose,
}: {
  lesson: Lesson;
  onSave: (lesson: Lesson) => void;
  onClose: () => void;
}) {
  const t = useText();
  const [title, setTitle] = useState(lesson.title);
  const [kind, setKind] = useState(lesson.kind);
  const [text, setText] = useState(lesson.kind === 'page' ? lesson.text : '');
  const [url, setUrl] = useState(lesson.kind === 'video' ? lesson.url : '');
  const [minutes, setMinutes] = useState(lesson.kind === 'video' ? String(lesson.minutes ?? '') : '');
  const [file, setFile] = useState<File>();
  const keptFile = lesson.kind === 'file' ? lesson.fileId : undefined;
  const isFilled = {
    page: text.trim() !== '',
    video: /^https:\/\/\S+\.\S+$/i.test(url),
    file: file !== undefined || keptFile !== undefined,
  }[kind];

  async function made(): Promise<Lesson | undefined> {
    const common = { key: lesson.key, title: title.trim() };
    switch (kind) {
      case 'page':
        return { ...common, kind, text: text.trim() };
      case 'video':
        return { ...common, kind, url: url.trim(), minutes: Number(minutes) > 0 ? Math.trunc(Number(minutes)) : null };
      case 'file': {
        const fileId =
          file === undefined
            ? keptFile
            : (await call('file.upload', { query: { name: file.name, purpose: 'attachment' }, body: file })).id;
        return fileId === undefined ? undefined : { ...common, kind, fileId };
      }
      default:
        return kind satisfies never;
    }
  }

  return (
    <FormDialog
      title={t('course.editLesson')}
      submitLabel={t('action.save')}
      isComplete={title.trim() !== '' && isFilled}
      isChanged
      onClose={onClose}
      onSubmit={async () => {
        const done = await made();
        if (done === undefined) return false;
        onSave(done);
        return true;
      }}
    >
      <TextField
        label={t('course.title')}
        required
        autoFocus
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField
        select
        label={t('course.kind')}
        value={kind}
        onChange={(event) => setKind(lessonKinds.find((one) => one === event.target.value) ?? 'page')}
      >
        {lessonKinds.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`course.lessonKind.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      {kind === 'page' ? (
        <TextField
          label={t('course.text')}
          helperText={t('course.textHint')}
          multiline
          minRows={8}
          value={text}
          onChange={(event) => setText(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 40_000 } }}
        />
      ) : null}
      {kind === 'video' ? (
        <>
          <TextField
            label={t('course.url')}
            type="url"
            required
            value={url}
            onChange={(event) => setUrl(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
          <TextField
            label={t('course.minutes')}
            type="number"
            value={minutes}
            onChange={(event) => setMinutes(event.target.value)}
          />
        </>
      ) : null}
      {kind === 'file' ? (
        <>
          <Button component="label" variant="outlined">
            {t('course.chooseFile')}
            <input
              type="file"
              hidden
              aria-label={t('course.file')}
              onChange={(event) => setFile(event.target.files?.[0])}
            />
          </Button>
          <Typography variant="caption">
            {file?.name ?? (keptFile === undefined ? '' : t('course.fileKept'))}
          </Typography>
        </>
      ) : null}
    </FormDialog>
  );
}
