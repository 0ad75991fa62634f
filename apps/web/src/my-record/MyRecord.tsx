import { Path } from '../layout/Page.js';

/** What a student did, what it shows and who says so. */
export function MyRecord() {
  return <Path steps={[{ label: 'My record' }]} />;
}
