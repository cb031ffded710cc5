/** Small drawings for empty and failed states. Decoration only: hidden from assistive technology. */
export type PictureName = 'empty' | 'lock' | 'lost' | 'broken';

const marks: Readonly<Record<PictureName, string>> = {
  empty: 'M38 44h44M38 56h30M38 68h36',
  lock: 'M50 56v-8a10 10 0 0 1 20 0v8M46 56h28v20H46zM60 63v6',
  lost: 'M52 50a8 8 0 1 1 11 8c-3 1.5-3 3-3 6M60 71v.5',
  broken: 'M60 42l20 34H40zM60 54v10M60 69v.5',
};

export function Picture({ name }: { readonly name: PictureName }) {
  return (
    <svg className="picture" viewBox="0 0 120 100" width="120" height="100" aria-hidden="true" focusable="false">
      <ellipse cx="60" cy="90" rx="42" ry="5" fill="#e9eef6" />
      <rect x="26" y="22" width="68" height="62" rx="10" fill="#fff" stroke="#cfd8e6" strokeWidth="2" />
      <path d="M26 32a10 10 0 0 1 10-10h48a10 10 0 0 1 10 10z" fill="#e8f1ff" />
      <path
        d={marks[name]}
        fill="none"
        stroke="#0958d9"
        strokeOpacity=".75"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
