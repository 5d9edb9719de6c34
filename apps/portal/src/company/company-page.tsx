import { useState } from 'react';
import { client } from '../app/clients.ts';
import { useMay, useSession } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { Fact } from '../parts/fact.tsx';
import { Card, Page } from '../parts/page.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { EditCompanyDialog } from './edit-company-dialog.tsx';

export default function CompanyPage() {
  const { texts, format } = useWords();
  const { current } = useSession();
  const may = useMay();
  const [isEditing, setEditing] = useState(false);
  const partnerId = current?.kind === 'contact' ? current.partnerId : '';
  const partner = useQuery(`partner ${partnerId}`, (signal) =>
    client.call('partner.get', { params: { id: partnerId }, signal }),
  );
  if (partner.data === undefined) {
    return (
      <Page title={texts.company.title}>
        {partner.error === undefined ? <Loading /> : <Failure error={partner.error} onRetry={partner.reload} />}
      </Page>
    );
  }
  const { data } = partner;
  return (
    <Page
      title={data.name}
      intro={texts.shared.partnerType[data.type]}
      actions={
        <>
          <ButtonLink to="/company/details" icon="shield">
            {texts.details.open}
          </ButtonLink>
          <ButtonLink to="/company/papers" icon="file">
            {texts.papers.open}
          </ButtonLink>
          {may('agreement.mine') && (
            <ButtonLink to="/agreements" icon="file">
              {texts.agreements.open}
            </ButtonLink>
          )}
          {may('training.mine') && (
            <ButtonLink to="/training" icon="trophy">
              {texts.training.open}
            </ButtonLink>
          )}
          {may('tax-form.mine') && (
            <ButtonLink to="/tax-form" icon="bank">
              {texts.tax.open}
            </ButtonLink>
          )}
          {may('directory.mine') && (
            <ButtonLink to="/company/directory" icon="people">
              {texts.directoryProfile.open}
            </ButtonLink>
          )}
          {may('partner.update') && (
            <Button icon="pencil" onClick={() => setEditing(true)}>
              {texts.states.edit}
            </Button>
          )}
        </>
      }
    >
      <div className="columns">
        <div className="column-main">
          <Card title={texts.company.details}>
            <dl className="facts facts-grid">
              <Fact label={texts.company.name}>{data.name}</Fact>
              <Fact label={texts.company.country}>{format.country(data.country)}</Fact>
              <Fact label={texts.company.website}>
                {data.website === null ? (
                  <span className="soft">{texts.states.none}</span>
                ) : (
                  <a href={data.website} target="_blank" rel="noreferrer">
                    {data.website.replace(/^https?:\/\//, '')}
                  </a>
                )}
              </Fact>
              <Fact label={texts.company.registrationNumber}>
                {data.registrationNumber ?? <span className="soft">{texts.states.none}</span>}
              </Fact>
              <Fact label={texts.company.since}>{format.date(data.createdAt)}</Fact>
              <Fact label={texts.company.manager}>
                {data.manager?.name ?? <span className="soft">{texts.states.none}</span>}
              </Fact>
              <Fact label={texts.company.openDeals}>{format.number(data.openDeals)}</Fact>
            </dl>
          </Card>
        </div>
        <div className="column-side">
          <Card title={texts.company.memberships}>
            <p className="soft">{texts.company.membershipsText}</p>
            <ul className="row-list">
              {data.programs.map((program) => (
                <li key={program.enrollmentId} className="row-item">
                  <strong className="row-main">{program.name}</strong>
                  {program.tier !== null && <span className="tag">{program.tier}</span>}
                </li>
              ))}
            </ul>
            {may('exit.mine') && <ButtonLink to="/membership">{texts.exit.open}</ButtonLink>}
          </Card>
        </div>
      </div>
      {isEditing && (
        <EditCompanyDialog
          partner={data}
          onClose={() => setEditing(false)}
          onSaved={partner.replace}
          onStale={partner.reload}
        />
      )}
    </Page>
  );
}
