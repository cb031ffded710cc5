/** Texts of the contract, in both languages. */
export interface Label {
  readonly en: string;
  readonly 'zh-CN': string;
}

export const label = (en: string, zh: string): Label => ({ en, 'zh-CN': zh });
