import type { Reply } from '@countersign/ui/client/operation-types';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Badge } from '../parts/badge.tsx';
import { ButtonLink } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Card, Page } from '../parts/page.tsx';
import { Empty } from '../parts/states.tsx';
import '../styles/learning.css';
import { standingLooks } from './standing-looks.ts';

type Course = Reply<'training.mine'>['items'][number];
type Certificate = Reply<'training.certificates'>['items'][number];

/** The courses of a person's programs, and the certificates of their company. */
export default function TrainingPage() {
  const { texts } = useWords();
  const courses = useQuery('courses', (signal) => client.call('training.mine', { signal }));
  const certificates = useQuery('certificates', (signal) =>
    client.call('training.certificates', { query: { limit: 50 }, signal }),
  );
  return (
    <Page title={texts.training.title} intro={texts.training.intro}>
      <Loaded query={courses} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="trophy" title={texts.training.none} text={texts.training.noneText} />
          ) : (
            items.map((course) => <OneCourse key={course.id} course={course} />)
          )
        }
      </Loaded>
      <Card title={texts.training.certificates}>
        <Loaded query={certificates} rows={2}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="soft">{texts.training.noCertificates}</p>
            ) : (
              <ul className="lesson-list">
                {items.map((certificate) => (
                  <OneCertificate key={certificate.id} certificate={certificate} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Card>
    </Page>
  );
}

function OneCourse({ course }: { readonly course: Course }) {
  const { texts, fill, format } = useWords();
  const { progress } = course;
  const words = texts.training;
  const action = { not_begun: words.begin, under_way: words.goOn, passed: words.look, lapsed: words.renew };
  const isOpen = progress.standing !== 'passed' || progress.mayRenew;
  return (
    <Card title={course.title} {...(isOpen && course.isRequired ? { tone: 'attention' as const } : {})}>
      <p className="learning-meta">
        <Badge {...standingLooks[progress.standing]}>{words.standing[progress.standing]}</Badge>
        {course.isRequired && <span className="soft">{words.required}</span>}
        <span className="soft">{course.program.name}</span>
        {course.isHeldByPartner && <span className="soft">{words.heldByPartner}</span>}
      </p>
      <p>{course.summary}</p>
      <p className="soft">
        {fill(words.progress, { read: format.number(progress.lessonsRead), all: format.number(progress.lessons) })}
        {progress.certificate?.expiresOn != null &&
          ` · ${fill(words.through, { day: format.civilDate(progress.certificate.expiresOn) })}`}
      </p>
      <ButtonLink to={`/training/${course.id}`} kind={isOpen ? 'primary' : 'secondary'}>
        {progress.mayRenew ? words.renew : action[progress.standing]}
      </ButtonLink>
    </Card>
  );
}

function OneCertificate({ certificate }: { readonly certificate: Certificate }) {
  const { texts, fill, format } = useWords();
  const words = texts.training;
  const { expiresOn } = certificate;
  const until =
    expiresOn === null
      ? words.noEnd
      : fill(certificate.isValid ? words.through : words.ended, { day: format.civilDate(expiresOn) });
  return (
    <li className="learning-meta">
      <span>
        <strong>{certificate.course.name}</strong> · {certificate.person} ·{' '}
        {fill(words.number, { number: certificate.number })} · {until}
      </span>
      <a
        className="button button-secondary"
        href={client.downloadUrl('training.certificate-pdf', { certificateId: certificate.id })}
        download={`${certificate.number}.pdf`}
      >
        <Icon name="download" />
        <span>{words.download}</span>
      </a>
    </li>
  );
}
