/** Marks a handler that changes nothing although its method would: one may call it while viewing as somebody else. */
import { SetMetadata } from '@nestjs/common';

export const isRead = 'touchstone:reads';
export const Reads = (): MethodDecorator => SetMetadata(isRead, true);
