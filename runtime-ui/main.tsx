/** The runtime app for business users: everything it shows comes from the metadata of the workspace. */
import { router } from './routes.js';
import { mount } from './ui/mount.js';

mount(router);
