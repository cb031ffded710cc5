/** An object without a flow: what a flow is for, and flows to begin with. */
import { Button } from 'antd';
import { useLabel } from '../../draft/label.js';
import { ColorTag } from '../../../runtime-ui/values/tag.js';
import { EmptyState } from '../../ui/empty-state.js';
import { flowFrom, templateNames, type TemplateName } from './templates.js';
import { useTexts } from './texts.js';

export function StartFlow({ start }: { readonly start: (template: TemplateName) => void }) {
  const t = useTexts();
  const say = useLabel();
  return (
    <EmptyState title={t('start.title')} purpose={t('start.purpose')}>
      <ul className="flow-templates">
        {templateNames.map((name) => (
          <li key={name} className="flow-template">
            <h3>{t(`start.${name}`)}</h3>
            <p>{t(`start.${name}Text`)}</p>
            <p className="tags">
              {flowFrom(name).stages.map((stage) => (
                <ColorTag key={stage.id} color={stage.color ?? 'default'}>
                  {say(stage.label)}
                </ColorTag>
              ))}
            </p>
            <Button
              type={name === 'sales' ? 'primary' : 'default'}
              onClick={() => start(name)}
              aria-label={`${t('start.use')}: ${t(`start.${name}`)}`}
            >
              {t('start.use')}
            </Button>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
