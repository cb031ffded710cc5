/** A new record from anywhere: the objects one may create, in the order of the navigation. */
import { PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useApp } from '../api/app.js';
import { ObjectIcon } from './icons.js';

export function CreateMenu() {
  const { t } = useTranslation();
  const app = useApp();
  const navigate = useNavigate();
  const objects = app.navigation
    .flatMap((group) => group.objects.flatMap((name) => app.objects[name] ?? []))
    .filter((object) => object.rights.create);
  if (objects.length === 0) return null;
  const items = objects.map((object) => ({
    key: object.name,
    icon: <ObjectIcon name={object.icon} />,
    label: object.label,
    onClick: () => void navigate(`/${object.name}/new`),
  }));
  return (
    <Dropdown trigger={['click']} autoFocus placement="bottomRight" menu={{ items }}>
      <Button type="text" icon={<PlusOutlined aria-hidden="true" />} aria-label={t('shell.create')} aria-haspopup="menu">
        <span className="wide-only">{t('shell.create')}</span>
      </Button>
    </Dropdown>
  );
}
