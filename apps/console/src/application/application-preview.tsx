import { useQuery } from '@tanstack/react-query';
import { caseQuery } from '../case/case-queries.ts';
import { LoadingLines } from '../parts/states.tsx';
import { ApplicationDetails } from './application-details.tsx';
import { applicationQuery } from './application-query.ts';

/** The application of a task, beside the inbox. */
export function ApplicationPreview({ caseId }: { caseId: string }) {
  const view = useQuery(caseQuery(caseId)).data;
  const { data } = useQuery(applicationQuery(view?.subjectId ?? ''));
  return data === undefined ? <LoadingLines lines={6} /> : <ApplicationDetails application={data} />;
}
