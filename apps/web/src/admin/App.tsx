import { Admin } from 'react-admin';
import { BrowserRouter } from 'react-router-dom';
import { AppLayout } from '../layout/AppLayout.js';
import { CannotSignIn, NotYours, NowhereToBe } from '../layout/Pages.js';
import { RoomsProvider } from '../layout/Rooms.js';
import { SignIn } from '../layout/SignIn.js';
import { Placeholder } from '../layout/States.js';
import { Toast } from '../layout/Toast.js';
import { laurelTheme } from '../layout/theme.js';
import { authProvider } from '../providers/auth-provider.js';
import { dataProvider } from '../providers/data-provider.js';
import { i18nProvider } from '../providers/i18n-provider.js';
import { Home } from './Home.js';
import { queryClient } from './query-client.js';
import { resources, rooms, routes } from './rooms.js';
import { store } from './store.js';

const light = laurelTheme('light');
const dark = laurelTheme('dark');

/** The app behind sign-in: react-admin with Laurel's frame, theme, words and rooms. */
export function App() {
  return (
    <BrowserRouter>
      <RoomsProvider value={rooms}>
        <Admin
          title="Laurel"
          dataProvider={dataProvider}
          authProvider={authProvider}
          i18nProvider={i18nProvider}
          queryClient={queryClient}
          store={store}
          lightTheme={light}
          darkTheme={dark}
          layout={AppLayout}
          loginPage={SignIn}
          dashboard={Home}
          notification={Toast}
          catchAll={NowhereToBe}
          accessDenied={NotYours}
          authenticationError={CannotSignIn}
          loading={() => <Placeholder rows={8} height={600} />}
          requireAuth
          disableTelemetry
        >
          {resources}
          {routes}
        </Admin>
      </RoomsProvider>
    </BrowserRouter>
  );
}
