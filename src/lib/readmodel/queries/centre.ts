// Who are we, what do we offer, what do we ask?
import type { CentreRow, ReadModelDatabase } from '../schema.ts';

/** The centre of an organisation; undefined until its first fact is here. */
export const centreOf = (db: ReadModelDatabase, org: string): Promise<CentreRow | undefined> => db.centre.get(org);
