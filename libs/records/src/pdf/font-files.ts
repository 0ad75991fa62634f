import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const resolve = createRequire(import.meta.url).resolve;

/** Packages of whole font files, all under the SIL Open Font Licence. Slices made for the web will not do in a PDF. */
const google = (family: string, file: string) => () =>
  join(dirname(resolve(`@expo-google-fonts/${family}/package.json`)), file);
/** These packages export only their entry, `dist/index`; the files lie beside `dist`. */
const embedded = (script: string, file: string) => () =>
  join(dirname(resolve(`@embedpdf/fonts-${script}`)), '..', 'fonts', file);

/** A face is one font file. Its path is looked up only when a document needs it. */
export const FONT_FILES = {
  'serif-semibold': google('source-serif-4', '600SemiBold/SourceSerif4_600SemiBold.ttf'),
  'serif-italic': google('source-serif-4', '400Regular_Italic/SourceSerif4_400Regular_Italic.ttf'),
  'sans-regular': google('inter', '400Regular/Inter_400Regular.ttf'),
  'sans-semibold': google('inter', '600SemiBold/Inter_600SemiBold.ttf'),
  'mono-semibold': google('geist-mono', '600SemiBold/GeistMono_600SemiBold.ttf'),
  'noto-regular': embedded('latin', 'NotoSans-Regular.ttf'),
  'noto-semibold': embedded('latin', 'NotoSans-SemiBold.ttf'),
  'arabic-regular': embedded('arabic', 'NotoNaskhArabic-Regular.ttf'),
  'arabic-semibold': embedded('arabic', 'NotoNaskhArabic-Bold.ttf'),
  'hebrew-regular': embedded('hebrew', 'NotoSansHebrew-Regular.ttf'),
  'hebrew-semibold': embedded('hebrew', 'NotoSansHebrew-Bold.ttf'),
  'chinese-regular': embedded('sc', 'NotoSansHans-Regular.otf'),
  'chinese-semibold': embedded('sc', 'NotoSansHans-Bold.otf'),
  'japanese-regular': embedded('jp', 'NotoSansJP-Regular.otf'),
  'japanese-semibold': embedded('jp', 'NotoSansJP-Bold.otf'),
  'korean-regular': embedded('kr', 'NotoSansKR-Regular.otf'),
  'korean-semibold': embedded('kr', 'NotoSansKR-Bold.otf'),
} as const;
export type FaceId = keyof typeof FONT_FILES;
