// Whether an entry was made on a later day than the service was given, so that the list can say so. Pure.
import { bangkokDay } from '#domain/days.ts';
import type { VisitRow } from '#readmodel/schema.ts';

/** `at` is already corrected by the offset to the server's clock. */
export const registeredLate = ({ on, at }: Pick<VisitRow, 'on' | 'at'>): boolean => on < bangkokDay(Date.parse(at), 0);
