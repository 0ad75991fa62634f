import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { CaretDownIcon, CheckIcon, type Icon } from '@phosphor-icons/react';
import { useState } from 'react';
import { useListContext } from 'react-admin';

export interface Choice {
  value: string;
  label: string;
}

interface ChoiceMenuProps {
  /** Said when nothing is chosen: "All categories". */
  all: string;
  icon?: Icon;
  choices: readonly Choice[];
  value: string | undefined;
  onChoose: (value: string | undefined) => void;
}

/** A button with a caret that opens to its choices; the chosen one is its label. */
export function ChoiceMenu({ all, icon: Icon, choices, value, onChoose }: ChoiceMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const chosen = choices.find((choice) => choice.value === value);
  const choose = (next: string | undefined) => {
    setAnchor(null);
    onChoose(next);
  };
  const items = [{ value: undefined, label: all }, ...choices];
  return (
    <>
      <Button
        size="small"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        startIcon={Icon && <Icon size={16} weight="bold" />}
        endIcon={<CaretDownIcon size={14} weight="bold" />}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {chosen?.label ?? all}
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ paper: { sx: { maxHeight: 420 } } }}
      >
        {items.map((item) => (
          <MenuItem key={item.value ?? ''} selected={item.value === value} onClick={() => choose(item.value)}>
            <CheckIcon
              size={16}
              weight="bold"
              aria-hidden="true"
              style={{ visibility: item.value === value ? 'visible' : 'hidden' }}
            />
            {item.label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

interface FilterMenuProps extends Omit<ChoiceMenuProps, 'value' | 'onChoose'> {
  /** The filter's name on the wire. */
  field: string;
  /** Text of the menu → value on the wire, where it is not text. */
  wire?: (value: string) => unknown;
}

/** The same, tied to a filter of the list around it. */
export function FilterMenu({ field, wire = (value) => value, ...menu }: FilterMenuProps) {
  const { filterValues, setFilters } = useListContext();
  const { [field]: now, ...others } = filterValues;
  const value = menu.choices.find((choice) => JSON.stringify(wire(choice.value)) === JSON.stringify(now))?.value;
  return (
    <ChoiceMenu
      {...menu}
      value={value}
      onChoose={(next) => setFilters(next === undefined ? others : { ...others, [field]: wire(next) }, [])}
    />
  );
}
