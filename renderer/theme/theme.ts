import {
  Button,
  DrawerHeader,
  type CSSVariablesResolver,
  Input,
  type MantineColorsTuple,
  Modal,
  ModalHeader,
  createTheme,
  defaultCssVariablesResolver,
} from '@mantine/core';
import { tokenVariables } from './tokens';

const ink: MantineColorsTuple = [
  '#eef3ff',
  '#dbe5fd',
  '#b9ccfb',
  '#8fb1ff',
  '#6f96f5',
  '#5a85ee',
  '#4b78e6',
  '#4170de',
  '#3a66d6',
  '#1f4fc4',
];
const dark: MantineColorsTuple = [
  '#e7e9ed',
  '#b4bbc6',
  '#929baa',
  '#717b89',
  '#434a55',
  '#2b3038',
  '#1f232a',
  '#181b20',
  '#13161a',
  '#101216',
];

export const FONT_FAMILY =
  '-apple-system, BlinkMacSystemFont, "Segoe UI Variable Text", "Segoe UI", "Inter Variable", Inter, "Noto Sans", "Liberation Sans", sans-serif';
export const MONO_FAMILY = 'ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", "Liberation Mono", monospace';

/** Mantine in the measures of the desk: controls 30 high (small 24), spacing in steps of 4. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 8 },
  autoContrast: true,
  respectReducedMotion: true,
  colors: { ink, dark },
  fontFamily: FONT_FAMILY,
  fontFamilyMonospace: MONO_FAMILY,
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '16px' },
  lineHeights: { xs: '14px', sm: '16px', md: '18px', lg: '20px', xl: '22px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '10px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, { size }) => ({
        root: {
          '--button-height': size === 'lg' ? '34px' : size === 'xs' ? '24px' : '30px',
          '--button-padding-x': size === 'xs' ? '8px' : '12px',
          '--button-fz': '13px',
        },
      }),
    }),
    Input: Input.extend({
      vars: () => ({
        wrapper: { '--input-height': '30px', '--input-fz': '13px', '--input-bd': 'var(--cs-line-strong)' },
      }),
    }),
    // Their library makes a header element of it, and a page has one banner.
    ModalHeader: ModalHeader.extend({ defaultProps: { role: 'presentation' } }),
    DrawerHeader: DrawerHeader.extend({ defaultProps: { role: 'presentation' } }),
    Modal: Modal.extend({
      defaultProps: {
        // Gone at once: the next key belongs to what is beneath.
        transitionProps: { duration: 120, exitDuration: 0, transition: 'fade' },
        centered: true,
        radius: 'lg',
      },
    }),
  },
});

/** Mantine's own variables with the desk's tokens beside them, and Mantine's basic surfaces set to those tokens. */
export const cssVariablesResolver: CSSVariablesResolver = (merged) => {
  const base = defaultCssVariablesResolver(merged);
  const surfaces = {
    '--mantine-color-body': 'var(--cs-surface)',
    '--mantine-color-text': 'var(--cs-text)',
    '--mantine-color-dimmed': 'var(--cs-text-3)',
    '--mantine-color-placeholder': 'var(--cs-text-3)',
    '--mantine-color-default': 'var(--cs-surface)',
    '--mantine-color-default-hover': 'var(--cs-surface-raised)',
    '--mantine-color-default-color': 'var(--cs-text)',
    '--mantine-color-default-border': 'var(--cs-line-strong)',
    '--mantine-color-error': 'var(--cs-fail)',
  };
  return {
    variables: base.variables,
    light: { ...base.light, ...surfaces, ...tokenVariables('light') },
    dark: { ...base.dark, ...surfaces, ...tokenVariables('dark') },
  };
};
