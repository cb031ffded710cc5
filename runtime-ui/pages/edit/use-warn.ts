/** Tells what rules warn of in what was just written. */
import { App } from 'antd';
import type { WriteAnswer } from '../../../server/contract/records.js';

/** Long enough to be read. */
const SECONDS = 8;

export function useWarn(): (answer: WriteAnswer) => void {
  const { message } = App.useApp();
  return ({ warnings = [] }) => {
    for (const text of new Set(warnings.map((warning) => warning.message))) void message.warning(text, SECONDS);
  };
}
