/** Publishes exactly the plan that is shown: a message, a confirmation where it is not safe, and it is in force. */
import { CloudUploadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, Input } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublishAnswer, StudioPlan } from '../../../server/contract/draft.js';
import { Refusal } from '../../../runtime-ui/api/http.js';
import { failureText } from '../../../runtime-ui/ui/state.js';
import { publish } from '../../api/release.js';
import { refresh } from '../../draft/store.js';
import { useKept } from '../../ui/kept.js';
import { useTyped } from '../../ui/typed-form.js';
import { useTexts } from './texts.js';

interface PublishFormProps {
  readonly plan: StudioPlan;
  /** False while a newer plan is made. */
  readonly isCurrent: boolean;
  readonly published: (answer: PublishAnswer) => void;
  /** Somebody edited or published in between. */
  readonly outdated: () => void;
}

interface Entered {
  readonly message: string;
  readonly confirm?: boolean;
}

export function PublishForm({ plan, isCurrent, published, outdated }: PublishFormProps) {
  const { t } = useTranslation();
  const say = useTexts();
  const [form] = Form.useForm<Entered>();
  const { typed, changed, again } = useTyped({ form });
  const { offer, done } = useKept({
    dialog: 'publish',
    // What was confirmed is not kept: the plan may be another by then.
    typed: typed?.message === undefined ? null : { message: typed.message },
    restore: again,
  });
  // What was confirmed was the plan before.
  useEffect(() => form.setFieldValue('confirm', undefined), [form, plan.digest]);
  const sent = useMutation({
    mutationFn: ({ message, confirm }: Entered) =>
      publish({ digest: plan.digest, message: message.trim(), ...(confirm && { confirm }) }),
    onSuccess: async (answer) => {
      done();
      await refresh().catch(() => {});
      published(answer);
    },
    onError: (error) => {
      if (error instanceof Refusal && error.problem.code === 'studio.plan_outdated') outdated();
    },
  });
  const isOutdated = sent.error instanceof Refusal && sent.error.problem.code === 'studio.plan_outdated';
  if (plan.risk === 'blocked') return null;
  return (
    <section className="plan-section panel publish-form" aria-label={say('publish')}>
      {sent.error && !isOutdated ? (
        <Alert type="error" showIcon role="alert" title={failureText(sent.error, t('state.unreachable'), t('state.crashed'))} />
      ) : null}
      {offer}
      <Form<Entered>
        form={form}
        layout="vertical"
        onFinish={(entered) => sent.mutate(entered)}
        onValuesChange={changed}
        requiredMark={false}
      >
        <Form.Item
          name="message"
          label={say('message')}
          extra={say('messageHelp')}
          rules={[{ required: true, whitespace: true, message: say('messageMissing') }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
        </Form.Item>
        {plan.risk === 'safe' ? null : (
          <Form.Item
            name="confirm"
            valuePropName="checked"
            rules={[{ validator: (_, yes) => (yes ? Promise.resolve() : Promise.reject(new Error(say('confirmMissing')))) }]}
          >
            <Checkbox>{say(`confirm.${plan.risk}`)}</Checkbox>
          </Form.Item>
        )}
        <Button
          type="primary"
          htmlType="submit"
          size="large"
          danger={plan.risk === 'destroys'}
          loading={sent.isPending}
          disabled={!isCurrent}
          icon={<CloudUploadOutlined aria-hidden="true" />}
        >
          {say('publish')}
        </Button>
      </Form>
    </section>
  );
}
