/** Pages of whoever is not in yet: a friendly half, and the half in which one gets in. */
import type { ReactNode } from 'react';
import { LanguageSwitch } from '../ui/language-switch.js';
import { Welcome } from './welcome.js';
import './sign-in.css';

export function EntranceFrame({ children }: { readonly children: ReactNode }) {
  return (
    <div className="sign-in">
      <Welcome />
      <main className="sign-in-side">
        <div className="sign-in-tools">
          <LanguageSwitch />
        </div>
        <div className="sign-in-box">{children}</div>
      </main>
    </div>
  );
}
