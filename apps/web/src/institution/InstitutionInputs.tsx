import type { InstitutionView } from '@laurel/contract';
import { useMemo } from 'react';
import { AutocompleteInput, required, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { printMoment } from '../record/print.js';
import { zoneChoices } from './time-zones.js';

/** The facts of the institution, each with where it is read. */
export function InstitutionInputs({ institution }: { institution: InstitutionView }) {
  return (
    <div className="institution-fields">
      <div className="form-grid">
        <TextInput
          source="name"
          label="Name"
          validate={required()}
          helperText="The issuer of every record, and the words around the seal"
        />
        <TextInput
          source="url"
          label="Web address"
          inputMode="url"
          validate={required()}
          helperText="Stands with the name in every credential: https://www.example.edu"
        />
        <p className="soft institution-note">
          With a new name or web address, every record counts as changed at the next publication and is issued again.
        </p>
      </div>
      <section className="form-section">
        <h2 className="section-title">Days and language</h2>
        <div className="form-grid">
          <ZoneInput inUse={institution.timeZone} />
          <TextInput
            source="locale"
            label="Language and country"
            validate={required()}
            helperText="Such as en-GB. Transcripts are printed on Letter where it ends in US, on A4 elsewhere"
            className="half"
          />
        </div>
      </section>
      <section className="form-section">
        <h2 className="section-title">Registrar</h2>
        <div className="form-grid">
          <TextInput
            source="registrarName"
            label="Registrar’s name"
            validate={required()}
            helperText="A person or an office"
            className="half"
          />
          <TextInput
            source="registrarTitle"
            label="Registrar’s title"
            validate={required()}
            helperText="Also the witness of academic results"
            className="half"
          />
          <p className="soft institution-note">
            Both are printed on every transcript issued from then on. What is already issued does not change.
          </p>
        </div>
      </section>
      <section className="form-section">
        <h2 className="section-title">Seal</h2>
        <div className="form-grid">
          <TextInput
            source="sealMotto"
            label="Motto"
            helperText="Follows the name around the seal: Founded 1887. Left empty, the name stands alone"
          />
        </div>
      </section>
    </div>
  );
}

/** Finds a zone by name and says what time it is there: the quickest way to see that it is the right one. */
function ZoneInput({ inUse }: { inUse: string }) {
  const zone: unknown = useWatch({ name: 'timeZone' });
  const choices = useMemo(() => zoneChoices(inUse), [inUse]);
  const known = choices.find(({ id }) => id === zone);
  return (
    <div className="half">
      <AutocompleteInput
        source="timeZone"
        label="Time zone"
        choices={choices}
        validate={required()}
        helperText={
          known
            ? `It is ${printMoment(new Date().toISOString(), known.id)} there. Deadlines and printed times are of this zone`
            : 'Deadlines and printed times are of this zone'
        }
        filterSelectedOptions={false}
        noOptionsText="No time zone by that name"
      />
    </div>
  );
}
