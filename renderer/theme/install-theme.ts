import { DEFAULT_THEME, convertCssVariables, mergeMantineTheme } from '@mantine/core';
import { cssVariablesResolver, theme } from './theme';

/**
 * Puts the variables of both colour schemes into the document as a constructed style sheet.
 * Mantine would write them into a style element through innerHTML, which Trusted Types refuse; a constructed sheet needs neither
 * innerHTML nor a nonce, so the page gets by with `trusted-types 'none'`.
 */
export function installTheme(target: Document): void {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    convertCssVariables(cssVariablesResolver(merged)) +
      convertCssVariables({
        variables: {},
        light: { '--mantine-color-scheme': 'light' },
        dark: { '--mantine-color-scheme': 'dark' },
      }),
  );
  target.adoptedStyleSheets = [...target.adoptedStyleSheets, sheet];
}
