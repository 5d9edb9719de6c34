import { Component, type ReactNode } from 'react';
import { ErrorState } from '../parts/states.tsx';

/** Keeps the frame standing when a page breaks; going elsewhere or trying again clears it. */
export class ProblemBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <ErrorState error={this.state.error} onRetry={() => this.setState({ error: undefined })} />;
  }
}
