import { uuidv7 } from 'uuidv7';

/** A new primary key: UUIDv7, made in the application, so that rows sort by age and inserts stay local in the index. */
export const newId = (): string => uuidv7();
