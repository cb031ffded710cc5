/** Signing in happens in the app of business users, which brings one back here. */
export function entrance(): string {
  const { pathname, search } = window.location;
  return `/app/sign-in?next=${encodeURIComponent(pathname + search)}`;
}

export const toSignIn = (): void => window.location.replace(entrance());
