import { useLocation } from 'react-router';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { ApplyFrame } from '../apply/apply-frame.tsx';
import { Icon } from '../parts/icon.tsx';

/** The file behind a link from a mail, for people without a login. */
export default function DataExportPage() {
  const { texts } = useWords();
  const token = useLocation().hash.slice(1);
  if (token === '') return <ApplyFrame title={texts.apply.linkGoneTitle} intro={texts.apply.linkGoneText} />;
  return (
    <ApplyFrame title={texts.ownData.fileTitle} intro={texts.ownData.fileText}>
      <a
        className="button button-primary"
        href={client.downloadUrl('data-request.fetch', {}, { token })}
        download="data.json"
      >
        <Icon name="download" />
        <span>{texts.ownData.load}</span>
      </a>
    </ApplyFrame>
  );
}
