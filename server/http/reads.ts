/** What may be called while viewing the application as somebody else, although its method could change something. */
import { SetMetadata } from '@nestjs/common';

export const isRead = 'touchstone:reads';

/** It changes nothing. */
export const Reads = (): MethodDecorator => SetMetadata(isRead, 'reads');
/** It ends the view, whoever is viewed and whatever the viewer may still do. */
export const EndsView = (): MethodDecorator => SetMetadata(isRead, 'ends');
