import { Notification } from 'react-admin';

/** Toasts say what was done, at the foot, for 5 s; long enough to read a sentence and to undo. */
export const Toast = () => <Notification autoHideDuration={5000} multiLine />;
