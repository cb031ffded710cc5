import { app } from '../vite.shared.mjs';

export default app('runtime-ui', '/app/', 5174);
