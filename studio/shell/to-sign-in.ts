/** Signing in happens in the app of business users, which brings one back here. */
export function toSignIn(): void {
  const { pathname, search } = window.location;
  window.location.replace(`/app/sign-in?next=${encodeURIComponent(pathname + search)}`);
}
