import { Component, type ReactNode } from 'react';
import { StoppedScreen } from './stopped-screen';

/** Shows that a screen stopped instead of a blank page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { kind: string | undefined }> {
  override state: { kind: string | undefined } = { kind: undefined };

  static getDerivedStateFromError(error: unknown): { kind: string } {
    // The kind of failure only: a message may hold what was on screen.
    return { kind: error instanceof Error ? error.name : 'unknown' };
  }

  override render(): ReactNode {
    return this.state.kind === undefined ? this.props.children : <StoppedScreen kind={this.state.kind} />;
  }
}
