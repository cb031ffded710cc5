/** Texts of every diagram. */
import { defineTexts } from '../i18n/define-texts.js';

export const useTexts = defineTexts('diagram', {
  en: {
    tools: 'View',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Fit to window',
    map: 'Map of the diagram',
    node: 'Press Enter to select.',
    line: 'Press Enter to select.',
  },
  'zh-CN': {
    tools: '视图',
    zoomIn: '放大',
    zoomOut: '缩小',
    fit: '适应窗口',
    map: '导航图',
    node: '按回车键选中。',
    line: '按回车键选中。',
  },
});
