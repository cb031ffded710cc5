export default () => globalThis.stopInfrastructure?.();
