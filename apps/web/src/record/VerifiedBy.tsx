import type { Witness } from '@laurel/domain';
import { GearSixIcon, SealCheckIcon } from '@phosphor-icons/react';
import { printDay } from './print.js';

/**
 * "Verified by **name**, post, unit · capacity · date". Every claim names its witness on the same line; a rule names
 * its ground instead. The exact instant is on hover.
 */
export function VerifiedBy({ witness, timeZone }: { witness: Witness; timeZone: string }) {
  const day = (
    <time dateTime={witness.at} title={witness.at}>
      {printDay(witness.at, timeZone)}
    </time>
  );
  if (witness.capacity === 'system rule') {
    return (
      <p className="verified-by">
        <GearSixIcon className="icon" size={16} weight="bold" aria-hidden="true" />
        <span>
          Verified by rule: {witness.method} · {day}
        </span>
      </p>
    );
  }
  const place = [witness.post, witness.unit].filter(Boolean).join(', ');
  return (
    <p className="verified-by">
      <SealCheckIcon className="icon" size={16} weight="fill" aria-hidden="true" />
      <span>
        Verified by <bdi className="witness">{witness.name}</bdi>
        {place && `, ${place}`} · {witness.capacity} · {day}
      </span>
    </p>
  );
}
