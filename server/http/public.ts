/** Marks a handler or controller that answers without a session. Everything else needs one. */
import { SetMetadata } from '@nestjs/common';

export const isPublic = 'touchstone:public';
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(isPublic, true);
