/**
 * The one door of all pages. Public pages are for strangers on any connection, so they come without the
 * administration's code; everybody else gets the app.
 */
declare const under: (path: string) => boolean;
declare const root: HTMLElement | null;
declare const page: Promise<typeof import("./public/start.js")>;
