import { CaretDownIcon } from '@phosphor-icons/react';
import { createElement } from 'react';
import type { RaThemeOptions } from 'react-admin';
import { Box } from './Box.js';
import type { Tokens } from './tokens.js';

const Caret = (props: { className?: string }) => createElement(CaretDownIcon, { size: 16, weight: 'bold', ...props });

type Components = NonNullable<RaThemeOptions['components']>;

/** Everything one acts with: buttons, fields, choices, tabs. Flat, 36 high (30 above lists, 44 under fingers). */
export function controls(t: Tokens): Components {
  const ring = { outline: `2px solid ${t.info}`, outlineOffset: 2 };
  return {
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: { root: { '&.Mui-focusVisible': ring } },
    },
    MuiButton: {
      defaultProps: { disableElevation: true, variant: 'outlined', color: 'inherit' },
      styleOverrides: {
        root: {
          minWidth: 0,
          height: 36,
          padding: '0 14px',
          borderRadius: 6,
          whiteSpace: 'nowrap',
          gap: 8,
          '&::before': { display: 'none' },
          '& .MuiButton-startIcon, & .MuiButton-endIcon': { margin: 0 },
          '@media (pointer: coarse)': { height: 44 },
        },
        sizeSmall: { height: 30, padding: '0 10px', fontSize: 13, lineHeight: '18px', gap: 6 },
        sizeLarge: { height: 44, padding: '0 20px', fontSize: 15 },
        outlined: {
          borderColor: t.line2,
          backgroundColor: t.surface,
          '&:hover': { borderColor: t.edge, backgroundColor: t.canvas },
          '&.MuiButton-colorError': { borderColor: t.badEdge, color: t.bad },
          '&.MuiButton-colorError:hover': { borderColor: t.bad, backgroundColor: t.badTint },
        },
        contained: {
          '& kbd': { background: 'none', borderColor: 'currentColor', color: 'inherit', opacity: 0.75 },
          '&.Mui-disabled': { border: `1px solid ${t.line2}`, backgroundColor: t.sunken, color: t.ink3 },
          '&.MuiButton-colorInherit:not(.Mui-disabled)': { backgroundColor: t.brand, color: t.onBrand },
          '&.MuiButton-colorInherit:hover': { backgroundColor: t.brandHover },
        },
        text: { color: t.link, padding: '0 8px', '&:hover': { backgroundColor: t.brandTint } },
      },
    },
    MuiIconButton: {
      styleOverrides: {
        root: { borderRadius: 6, width: 36, height: 36, color: t.ink2, '&:hover': { backgroundColor: t.sunken } },
        sizeSmall: { width: 30, height: 30 },
      },
    },
    MuiToggleButton: {
      styleOverrides: {
        root: {
          height: 30,
          padding: '0 12px',
          gap: 8,
          fontSize: 13,
          color: t.ink2,
          borderColor: t.line2,
          '&.Mui-selected, &.Mui-selected:hover': { backgroundColor: t.sunken, color: t.ink },
        },
      },
    },
    MuiTextField: { defaultProps: { variant: 'outlined', size: 'small', margin: 'none' } },
    MuiFormControl: {
      defaultProps: { variant: 'outlined', size: 'small', margin: 'none' },
      // react-admin asks for dense margins of its own; the grid around the fields keeps the distance here.
      styleOverrides: { marginDense: { marginTop: 0, marginBottom: 0 } },
    },
    MuiInputLabel: {
      defaultProps: { shrink: true },
      styleOverrides: {
        root: {
          position: 'static',
          transform: 'none',
          maxWidth: 'none',
          marginBottom: 6,
          fontSize: 13,
          lineHeight: '18px',
          fontWeight: 500,
          color: t.ink,
          '&.Mui-focused': { color: t.ink },
          '&.Mui-error': { color: t.bad },
          '&.Mui-disabled': { color: t.ink3 },
        },
      },
    },
    MuiFormLabel: { styleOverrides: { asterisk: { color: t.ink3 } } },
    MuiOutlinedInput: {
      defaultProps: { notched: false },
      styleOverrides: {
        root: {
          backgroundColor: t.surface,
          minHeight: 36,
          '& .MuiOutlinedInput-notchedOutline': { top: 0, borderColor: t.edge },
          '& .MuiOutlinedInput-notchedOutline legend': { display: 'none' },
          '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: t.ink3 },
          '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderColor: t.edge, borderWidth: 1 },
          '&.Mui-error .MuiOutlinedInput-notchedOutline': { borderColor: t.bad },
          '&.Mui-focused': ring,
          '&.Mui-disabled': { backgroundColor: t.sunken },
        },
        input: {
          padding: '8px 12px',
          height: 'auto',
          lineHeight: '20px',
          '&:focus-visible': { outline: 'none' },
          '&::placeholder': { color: t.ink3, opacity: 1 },
        },
        multiline: { padding: 0 },
      },
    },
    MuiSelect: {
      defaultProps: { IconComponent: Caret },
      styleOverrides: { icon: { color: t.ink2 }, select: { minHeight: 'auto', lineHeight: '20px' } },
    },
    MuiFormHelperText: {
      styleOverrides: {
        root: {
          margin: '4px 0 0',
          fontSize: 12,
          lineHeight: '16px',
          fontWeight: 400,
          color: t.ink3,
          '&:empty': { display: 'none' },
          '&.Mui-error': { color: t.bad },
        },
      },
    },
    MuiCheckbox: {
      defaultProps: {
        icon: createElement(Box, { t }),
        checkedIcon: createElement(Box, { t, mark: 'tick' }),
        indeterminateIcon: createElement(Box, { t, mark: 'dash' }),
      },
      styleOverrides: { root: { padding: 8, '&.Mui-disabled': { opacity: 0.35 } } },
    },
    MuiSwitch: {
      styleOverrides: {
        root: { width: 38, height: 22, padding: 0, marginInlineEnd: 10 },
        switchBase: {
          padding: 3,
          '&.Mui-checked': { transform: 'translateX(16px)', color: t.onBrand },
          '&.Mui-checked + .MuiSwitch-track': { opacity: 1, backgroundColor: t.brand },
        },
        thumb: { width: 16, height: 16, boxShadow: 'none', color: t.surface },
        track: { opacity: 1, borderRadius: 11, backgroundColor: t.edge },
      },
    },
    MuiRadio: { styleOverrides: { root: { padding: 8, color: t.edge } } },
    RaRadioButtonGroupInput: {
      styleOverrides: {
        root: {
          '& .RaRadioButtonGroupInput-label': { transform: 'none', fontSize: 13, fontWeight: 500, color: t.ink },
        },
      },
    },
    MuiFormControlLabel: {
      // The negative margin makes up for the padding of a box; a switch has none.
      styleOverrides: { root: { '&:has(.MuiSwitch-root)': { marginInlineStart: 0 } }, label: { fontSize: 14 } },
    },
    MuiTabs: {
      styleOverrides: { root: { minHeight: 44 }, indicator: { height: 2, backgroundColor: t.brand } },
    },
    MuiTab: {
      styleOverrides: {
        root: {
          minHeight: 44,
          padding: '0 4px',
          marginInlineEnd: 20,
          minWidth: 0,
          color: t.ink2,
          flexDirection: 'row',
          gap: 8,
          '&.Mui-selected': { color: t.ink },
        },
      },
    },
  };
}
