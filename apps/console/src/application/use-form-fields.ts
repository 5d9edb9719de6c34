import { useQuery } from '@tanstack/react-query';
import { caseQuery } from '../case/case-queries.ts';
import { applicationQuery } from './application-query.ts';
import { useFormText } from './use-answer-text.ts';

/** The fields of the form behind an application's case, as they are called there; none for another case. */
export function useFormFields(caseId: string): readonly { id: string; label: string }[] {
  const formText = useFormText();
  const view = useQuery({ ...caseQuery(caseId), enabled: caseId !== '' }).data;
  const application = useQuery(applicationQuery(caseId === '' ? '' : (view?.subjectId ?? ''))).data;
  return (application?.form.sections ?? []).flatMap(({ fields }) =>
    fields.map(({ key, label }) => ({ id: key, label: formText(label) })),
  );
}
