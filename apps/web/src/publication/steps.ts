/** The way of a publication, from choosing to the finished run. */
export const PUBLISH_STEPS = ['Who', 'Preview', 'Release', 'Run'];
