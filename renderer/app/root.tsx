import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { DeskContext } from '../desk/desk-context';
import type { DeskLink } from '../desk/desk-link';
import { App } from './app';

/** The page once it has a transport: routes live in the address's fragment and hold ids only, never names or searches. */
export function Root({ link, queryClient }: { link: DeskLink; queryClient: QueryClient }) {
  return (
    <QueryClientProvider client={queryClient}>
      <DeskContext value={link}>
        {/* oxlint-disable-next-line react/hooks -- how wouter is told where routes live */}
        <Router hook={useHashLocation}>
          <App />
        </Router>
      </DeskContext>
    </QueryClientProvider>
  );
}
