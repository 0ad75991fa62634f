import polyglotI18nProvider from 'ra-i18n-polyglot';
import { english } from './messages.js';

/** English today; further languages are one more file of messages and a line here. */
export const i18nProvider = polyglotI18nProvider(() => english, 'en', [{ locale: 'en', name: 'English' }], {
  allowMissing: true,
});
