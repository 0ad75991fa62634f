/** Injection token of the `Config`: `@Inject(CONFIG) config: Config`. */
export const CONFIG = Symbol('laurel.config');
