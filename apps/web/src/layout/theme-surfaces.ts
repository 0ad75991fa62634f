import { CaretDownIcon } from '@phosphor-icons/react';
import { createElement } from 'react';
import type { RaThemeOptions } from 'react-admin';
import type { Tokens } from './tokens.js';

type Components = NonNullable<RaThemeOptions['components']>;

/** What things lie on: cards, tables, menus, dialogs, toasts. Borders carry the order; only what floats has a shadow. */
export function surfaces(t: Tokens, shadow: { float: string; faint: string }): Components {
  const floating = {
    backgroundColor: t.floating,
    backgroundImage: 'none',
    border: `1px solid ${t.line2}`,
    borderRadius: 10,
    boxShadow: shadow.float,
  };
  return {
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiCard: {
      defaultProps: { variant: 'outlined' },
      styleOverrides: { root: { borderRadius: 10, borderColor: t.line } },
    },
    MuiPopover: { styleOverrides: { paper: floating } },
    MuiMenu: { styleOverrides: { paper: floating, list: { padding: 4 } } },
    MuiAutocomplete: {
      defaultProps: { popupIcon: createElement(CaretDownIcon, { size: 16, weight: 'bold' }) },
      styleOverrides: {
        root: { width: '100%' },
        inputRoot: { paddingBlock: '0 !important', minHeight: 36 },
        option: { fontSize: 14, minHeight: '36px !important' },
        paper: floating,
      },
    },
    MuiMenuItem: {
      styleOverrides: {
        root: {
          minHeight: 36,
          borderRadius: 6,
          gap: 10,
          fontSize: 14,
          '&.Mui-selected, &.Mui-selected:hover': { backgroundColor: t.brandTint },
          '&.Mui-focusVisible': { backgroundColor: t.infoTint },
        },
      },
    },
    MuiDialog: { styleOverrides: { paper: { ...floating, borderRadius: 14, maxWidth: 560 } } },
    MuiDialogTitle: { styleOverrides: { root: { padding: '24px 24px 8px' } } },
    MuiDialogContent: { styleOverrides: { root: { padding: '8px 24px 24px' } } },
    MuiDialogActions: { styleOverrides: { root: { padding: '0 24px 24px', gap: 8, justifyContent: 'flex-start' } } },
    MuiTooltip: {
      styleOverrides: { tooltip: { backgroundColor: t.bar, color: t.onBar, fontSize: 12, lineHeight: '16px' } },
    },
    MuiSnackbarContent: {
      styleOverrides: {
        root: {
          flexWrap: 'nowrap',
          minWidth: '0 !important',
          padding: '8px 16px',
          borderRadius: 10,
          backgroundColor: t.bar,
          color: t.onBar,
          fontSize: 14,
          boxShadow: shadow.float,
        },
        action: { '& .MuiButton-root': { color: 'inherit', borderColor: 'currentColor', background: 'none' } },
      },
    },
    MuiTable: { styleOverrides: { root: { fontVariantNumeric: 'tabular-nums' } } },
    MuiTableCell: {
      styleOverrides: {
        root: { height: 40, padding: '4px 12px', borderColor: t.line, fontSize: 14, lineHeight: '20px' },
        head: { backgroundColor: t.canvas, color: t.ink2, fontSize: 12, fontWeight: 500, lineHeight: '16px' },
        sizeSmall: { height: 40, padding: '4px 12px' },
      },
    },
    MuiTableRow: {
      styleOverrides: {
        root: {
          '&.MuiTableRow-hover:hover': { backgroundColor: t.canvas },
          '&.Mui-selected, &.Mui-selected:hover': { backgroundColor: t.brandTint },
        },
      },
    },
    MuiTableSortLabel: {
      styleOverrides: { root: { '&.Mui-active': { color: t.ink }, '& svg': { width: 14, height: 14 } } },
    },
    MuiSkeleton: {
      defaultProps: { animation: 'wave' },
      styleOverrides: { root: { backgroundColor: t.sunken, borderRadius: 4 } },
    },
    MuiLinearProgress: {
      styleOverrides: { root: { height: 6, borderRadius: 3, backgroundColor: t.line }, bar: { transition: 'none' } },
    },
    MuiAlert: { styleOverrides: { root: { borderRadius: 10 } } },
    MuiLink: { defaultProps: { underline: 'hover' }, styleOverrides: { root: { color: t.link, fontWeight: 500 } } },
  };
}
