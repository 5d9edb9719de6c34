import { Link } from 'react-router';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Badge } from '../parts/badge.tsx';
import { Icon } from '../parts/icon.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Card, Page } from '../parts/page.tsx';
import { Empty } from '../parts/states.tsx';
import { agreementLooks } from './agreement-looks.ts';

/** The terms between the partner and the company, those that wait for an answer among them. */
export default function AgreementsPage() {
  const { texts, fill, format } = useWords();
  const words = texts.agreements;
  const agreements = useQuery('own agreements', (signal) => client.call('agreement.mine', { signal }));
  return (
    <Page title={words.title} intro={words.intro}>
      <Loaded query={agreements} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="file" title={words.nothing} text={words.nothingText} />
          ) : (
            <Card>
              <ul className="row-list">
                {items.map((agreement) => (
                  <li key={agreement.id}>
                    <Link to={`/agreements/${agreement.id}`} className="row-item">
                      <span className="row-main">
                        <strong>{agreement.text.title}</strong>
                        <small>
                          {[
                            agreement.programName,
                            fill(words.version, { version: format.number(agreement.version) }),
                            ...(agreement.isIndividual ? [words.individual] : []),
                            ...(agreement.status === 'open' && agreement.dueOn !== null
                              ? [fill(words.dueOn, { on: format.civilDate(agreement.dueOn) })]
                              : []),
                          ].join(' · ')}
                        </small>
                      </span>
                      <Badge {...agreementLooks[agreement.status]}>{words.status[agreement.status]}</Badge>
                      <Icon name="forward" />
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
          )
        }
      </Loaded>
    </Page>
  );
}
