import { ButtonLink } from '../parts/button.tsx';
import { usePageTitle } from '../parts/page.tsx';
import { Empty } from '../parts/states.tsx';
import { useWords } from './texts.tsx';

export function NotFoundPage() {
  const { texts } = useWords();
  usePageTitle(texts.states.notFoundTitle);
  return (
    <Empty isPage icon="question" title={texts.states.notFoundTitle} text={texts.states.notFoundText}>
      <ButtonLink to="/" kind="primary">
        {texts.states.toHome}
      </ButtonLink>
    </Empty>
  );
}
