import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import { ariaKeys } from '../keyboard/key-caps';
import type { ActId } from '../keyboard/keymap';
import { KeyCaps } from './key-caps';
import css from './act-button.module.css';

interface ActButtonProps extends Pick<ButtonProps, 'variant' | 'size' | 'fullWidth' | 'leftSection'> {
  children: ReactNode;
  onClick: () => void;
  act?: ActId;
  /** Fills it with the colour of its meaning instead of the accent. */
  tone?: 'pass' | 'fail' | 'caution';
  /** Off, and why: the id of the element that says so. It stays focusable, so that the reason is heard. */
  offBecause?: string | undefined;
  /** Works now: shows this instead of the label, in the width it had. */
  busyLabel?: string | undefined;
  /** Name under which other parts of the screen find it to focus it. */
  place?: string;
  ref?: Ref<HTMLButtonElement>;
}

/** A button of the desk: with its key on it, its width kept while it works, and its reason tied to it while it is off. */
export function ActButton(props: ActButtonProps) {
  const { variant = 'filled', children, onClick, act, tone, offBecause, busyLabel, place, ref, ...rest } = props;
  const isIdle = offBecause === undefined && busyLabel === undefined;
  return (
    <Button
      {...rest}
      variant={variant}
      {...(ref ? { ref } : {})}
      className={css['button'] ?? ''}
      data-tone={tone}
      data-place={place}
      aria-disabled={isIdle ? undefined : true}
      aria-describedby={offBecause}
      aria-keyshortcuts={act ? ariaKeys(act) : undefined}
      onClick={() => {
        if (isIdle) onClick();
      }}
      rightSection={act ? <KeyCaps act={act} /> : undefined}
    >
      <span className={css['label']} data-hidden={busyLabel !== undefined || undefined}>
        {children}
      </span>
      {busyLabel === undefined ? null : <span className={css['busy']}>{busyLabel}</span>}
    </Button>
  );
}
