import { app } from '../vite.shared.mjs';

/** What few pages need and weighs much comes with those pages. */
const lazy = [
  { name: 'draft', test: /node_modules[\\/](zustand|immer|use-sync-external-store)[\\/]/, priority: 45 },
  { name: 'diagram', test: /node_modules[\\/](@xyflow|@dagrejs|d3-[a-z]+)[\\/]/, priority: 20 },
  {
    name: 'source',
    test: /node_modules[\\/](@codemirror|@lezer|@uiw|@marijn|style-mod|w3c-keyname|crelt)[\\/]/,
    priority: 20,
  },
];

export default app('studio', '/studio/', 5175, lazy);
