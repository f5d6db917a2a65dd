import { MantineProvider } from '@mantine/core';
import type { i18n } from 'i18next';
import { type ReactNode, StrictMode, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { AnnouncerProvider } from '../components/announcer';
import { KeyboardProvider } from '../keyboard/keyboard-context';
import { memoryColorScheme } from '../theme/memory-color-scheme';
import { theme } from '../theme/theme';
import { ErrorBoundary } from './error-boundary';

interface PageProps {
  i18n: i18n;
  nonce: string;
  children: ReactNode;
}

/**
 * What every screen stands in: theme, words, keyboard, live regions. Mantine makes no style element through innerHTML here: the variables
 * are in the constructed sheet of install-theme, and inline styles go through React's own style elements.
 */
export function Page({ i18n, nonce, children }: PageProps) {
  const [colorSchemeManager] = useState(() => memoryColorScheme('auto'));
  return (
    <StrictMode>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        colorSchemeManager={colorSchemeManager}
        withCssVariables={false}
        withGlobalClasses={false}
        deduplicateInlineStyles
        getStyleNonce={() => nonce}
      >
        <I18nextProvider i18n={i18n}>
          <KeyboardProvider>
            <AnnouncerProvider>
              <ErrorBoundary>{children}</ErrorBoundary>
            </AnnouncerProvider>
          </KeyboardProvider>
        </I18nextProvider>
      </MantineProvider>
    </StrictMode>
  );
}
