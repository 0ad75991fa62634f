import type { Witness } from '@laurel/domain';
import { GearSixIcon, SealCheckIcon } from '@phosphor-icons/react';
import { printMoment } from '../print.js';

/** Everybody whose word stands behind an entry: who, in what post and capacity that day, on what ground, when. */
export function Witnesses({ witnesses, timeZone }: { witnesses: readonly Witness[]; timeZone: string }) {
  return (
    <ol className="witnesses">
      {witnesses.map((witness) => {
        const rule = witness.capacity === 'system rule';
        const Icon = rule ? GearSixIcon : SealCheckIcon;
        return (
          <li key={`${witness.at}${witness.name}`}>
            <Icon className="icon" size={20} weight="fill" aria-hidden="true" />
            <div>
              <p>
                <bdi className="card-title">{rule ? 'A rule' : witness.name}</bdi>
              </p>
              <p className="soft">
                {[witness.post, witness.unit, rule ? null : witness.capacity].filter(Boolean).join(' · ')}
              </p>
              <p className="hint">
                On the ground of: {witness.method} ·{' '}
                <time dateTime={witness.at} title={witness.at}>
                  {printMoment(witness.at, timeZone)}
                </time>
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
