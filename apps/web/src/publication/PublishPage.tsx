import { useSearchParams } from 'react-router-dom';
import { PreviewPage } from './PreviewPage.js';
import { TermChoice } from './TermChoice.js';

/** Publishing a term: which, then what it would do. The term chosen lives in the address. */
export function PublishPage() {
  const [params] = useSearchParams();
  const termId = params.get('term');
  return termId ? <PreviewPage termId={termId} /> : <TermChoice />;
}
