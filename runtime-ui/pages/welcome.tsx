/** The friendly half of the sign-in page. */
import { useTranslation } from 'react-i18next';
import { Brand } from '../ui/brand.js';

export function Welcome() {
  const { t } = useTranslation();
  return (
    <aside className="welcome" aria-label={t('product')}>
      <Brand label={t('product')} />
      <div>
        <p className="welcome-pitch">{t('signIn.pitch')}</p>
        <p className="welcome-text">{t('signIn.pitchText')}</p>
        <ul>
          <li>{t('signIn.point1')}</li>
          <li>{t('signIn.point2')}</li>
          <li>{t('signIn.point3')}</li>
        </ul>
      </div>
      <svg className="welcome-art" viewBox="0 0 420 220" aria-hidden="true" focusable="false">
        <path
          d="M20 190C90 190 90 60 170 60s80 90 150 90 60-60 80-100"
          fill="none"
          stroke="#fff"
          strokeOpacity=".35"
          strokeWidth="3"
        />
        {[
          [20, 190],
          [105, 122],
          [170, 60],
          [252, 112],
          [322, 150],
        ].map(([cx, cy]) => (
          <circle key={cx} cx={cx} cy={cy} r="8" fill="#0b3a94" stroke="#fff" strokeWidth="3" />
        ))}
        <circle cx="392" cy="60" r="11" fill="#ffd666" />
      </svg>
    </aside>
  );
}
