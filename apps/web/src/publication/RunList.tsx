import { Head, Path } from '../layout/Page.js';

/** Runs that made records official. */
export function RunList() {
  return (
    <>
      <Path steps={[{ label: 'Publication' }]} />
      <Head title="Publication" />
    </>
  );
}
