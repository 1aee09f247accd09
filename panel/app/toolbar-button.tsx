import type { ReactNode } from 'react';
import { Icon, type IconName } from '../ui/icons.tsx';

interface ToolbarButtonProps {
  icon: IconName;
  /** The accessible name. */
  label: string;
  /** The tooltip; the label unless told. */
  title?: string;
  /** Of a button that stays pressed. */
  pressed?: boolean;
  testId?: string;
  children?: ReactNode;
  onClick(): void;
}

/** An icon with a tooltip. */
export function ToolbarButton(props: ToolbarButtonProps) {
  const { icon, label, title = label, pressed, testId, children, onClick } = props;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      aria-pressed={pressed}
      title={title}
      data-testid={testId}
      onClick={onClick}
    >
      <Icon name={icon} />
      {children}
    </button>
  );
}
