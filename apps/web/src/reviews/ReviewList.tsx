import { Head, Path } from '../layout/Page.js';

/** Submissions that wait for this reviewer. */
export function ReviewList() {
  return (
    <>
      <Path steps={[{ label: 'To review' }]} />
      <Head title="To review" />
    </>
  );
}
