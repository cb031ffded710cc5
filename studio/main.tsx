/** The app of administrators: changes what the application consists of, shows the effect first, takes it back. */
import { mount } from '../runtime-ui/ui/mount.js';
import { router } from './routes.js';
import '../runtime-ui/ui/shell.css';
import './ui/studio.css';

mount(router);
