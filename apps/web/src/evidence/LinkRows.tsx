import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import { PlusIcon, TrashIcon } from '@phosphor-icons/react';
import { type Faults, filledLinks, type LinkDraft, mayAddLink } from './draft.js';

interface LinkRowsProps {
  links: readonly LinkDraft[];
  faults: Faults;
  onChange: (links: LinkDraft[]) => void;
}

/** Addresses of work that lies elsewhere: a title and the link. They are shown to the reviewer, never fetched. */
export function LinkRows({ links, faults, onChange }: LinkRowsProps) {
  const filled = filledLinks(links);
  const change = (key: string, more: Partial<LinkDraft>) =>
    onChange(links.map((link) => (link.key === key ? { ...link, ...more } : link)));
  return (
    <>
      {links.length > 0 && (
        <ul className="link-rows">
          {links.map((link, index) => {
            const place = filled.indexOf(link);
            const title = faults[`links.${place}.title`];
            const url = faults[`links.${place}.url`];
            return (
              <li key={link.key}>
                <TextField
                  label="What it shows"
                  value={link.title}
                  error={title !== undefined}
                  helperText={title}
                  onChange={(event) => change(link.key, { title: event.target.value })}
                />
                <TextField
                  label="Address"
                  type="url"
                  placeholder="https://"
                  value={link.url}
                  error={url !== undefined}
                  helperText={url}
                  slotProps={{ htmlInput: { dir: 'ltr', autoComplete: 'off', spellCheck: false } }}
                  onChange={(event) => change(link.key, { url: event.target.value })}
                />
                <IconButton
                  aria-label={`Remove link ${index + 1}`}
                  onClick={() => onChange(links.filter((one) => one.key !== link.key))}
                >
                  <TrashIcon size={18} />
                </IconButton>
              </li>
            );
          })}
        </ul>
      )}
      {faults.links && <p className="question-fault">{faults.links}</p>}
      {mayAddLink(links) && (
        <Button
          size="small"
          startIcon={<PlusIcon size={16} weight="bold" />}
          onClick={() => onChange([...links, { key: crypto.randomUUID(), title: '', url: '' }])}
        >
          Add a link
        </Button>
      )}
    </>
  );
}
