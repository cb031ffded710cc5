/** A link that looks like a button: opens within the app, and in a new tab as links do. */
import { Button, type ButtonProps } from 'antd';
import { useHref, useLinkClickHandler, type To } from 'react-router';

interface LinkButtonProps extends Omit<ButtonProps, 'href' | 'onClick'> {
  readonly to: To;
  readonly state?: unknown;
}

export function LinkButton({ to, state, ...props }: LinkButtonProps) {
  const href = useHref(to);
  const open = useLinkClickHandler<HTMLElement>(to, { state });
  return <Button {...props} href={href} onClick={(event) => open(event as never)} />;
}
