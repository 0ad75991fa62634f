import { CONTEXTS, UnknownContext } from '../contexts/document-loader.js';

/*
 * Nine tenths of the time of a signature go into JSON-LD contexts: jsonld.js copies the active context for every node
 * whose type brings words of its own, and its cache, which goes by identity, then never finds the copy. The library
 * lets its caller resolve contexts, and hands over the active ones to be remembered. That is enough to mend it: here a
 * copy knows what it was copied from, is made only when somebody looks inside, and counts as its origin in the cache.
 * The N-Quads stay the same to the byte; specs compare them.
 */

/** What jsonld.js keeps of the contexts in force at one place of a document, as far as it matters here. */
export interface ActiveContext {
  mappings: Map<string, unknown>;
  protected: object;
  previousContext?: ActiveContext;
  inverse: null;
  getInverse: unknown;
  clone(): ActiveContext;
  revertToPreviousContext(): ActiveContext;
  [COPIED_FROM]?: ActiveContext;
}
interface Processed {
  context: ActiveContext;
  events: unknown[];
}
interface Resolved {
  document: object | null;
  getProcessed(active: ActiveContext): Processed | undefined;
  setProcessed(active: ActiveContext, processed: Processed): void;
}

const COPIED_FROM = Symbol('copied from');

/** Above this many remembered contexts all are forgotten: strangers' documents may combine contexts in many ways. */
const MOST_REMEMBERED = 20_000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A context resolver for jsonld.js: contexts that come with the product, remembered for good. No network. */
export class ContextCache {
  #byUrl = new Map<string, Resolved[]>();
  #byObject = new WeakMap<object, Resolved>();
  #byText = new Map<string, Resolved>();
  /** Contexts that are complete: nothing is defined in them any more. */
  #settled = new WeakSet<ActiveContext>();
  #ownClones = new WeakSet<() => ActiveContext>();
  #representatives = new WeakMap<ActiveContext, WeakMap<object, ActiveContext>>();
  #remembered = 0;

  /** Called by jsonld.js. @throws UnknownContext for an address that is not at hand */
  async resolve({ context }: { context: unknown }): Promise<Resolved[]> {
    return this.#resolve(context);
  }

  #resolve(context: unknown): Resolved[] {
    const inside = isRecord(context) && context['@context'] ? context['@context'] : context;
    return (Array.isArray(inside) ? inside : [inside]).flatMap((one) => {
      if (typeof one === 'string') return this.#known(one);
      return one === null ? [this.#remembering(null)] : [this.#inline(one)];
    });
  }

  #known(url: string): Resolved[] {
    let resolved = this.#byUrl.get(url);
    if (!resolved) {
      const document = CONTEXTS.get(url);
      if (!document) throw new UnknownContext(url);
      resolved = this.#resolve(document);
      this.#byUrl.set(url, resolved);
    }
    return resolved;
  }

  #inline(context: unknown): Resolved {
    if (!isRecord(context)) throw new SyntaxError('A @context must be an address or an object.');
    let resolved = this.#byObject.get(context);
    if (!resolved) {
      const text = JSON.stringify(context);
      resolved = this.#byText.get(text) ?? this.#remembering(context);
      this.#byText.set(text, resolved);
      this.#byObject.set(context, resolved);
    }
    return resolved;
  }

  #remembering(document: object | null): Resolved {
    const processedBy = new WeakMap<ActiveContext, Processed>();
    return {
      document,
      getProcessed: (active) => processedBy.get(this.#representative(active)),
      setProcessed: (active, processed) => {
        this.#settle(processed.context);
        processedBy.set(this.#representative(active), processed);
        this.#forgetWhenFull();
      },
    };
  }

  /** The one that stands for all copies of a context with the same one before it: their origin where that fits. */
  #representative(active: ActiveContext): ActiveContext {
    const origin = active[COPIED_FROM] ?? active;
    const previous = this.#previousOf(active);
    if (origin === active || previous === this.#previousOf(origin)) return origin;
    let byPrevious = this.#representatives.get(origin);
    if (!byPrevious) {
      byPrevious = new WeakMap();
      this.#representatives.set(origin, byPrevious);
    }
    let representative = byPrevious.get(previous);
    if (!representative) {
      representative = active;
      byPrevious.set(previous, representative);
    }
    return representative;
  }

  #previousOf(active: ActiveContext): object {
    return active.previousContext ? this.#representative(active.previousContext) : this;
  }

  /** From now on nothing changes in this context, so that it may be shared and its copies be postponed. */
  #settle(context: ActiveContext): void {
    if (this.#settled.has(context)) return;
    this.#settled.add(context);
    delete context[COPIED_FROM];
    if (!this.#ownClones.has(context.clone)) context.clone = this.#cloneOver(context.clone);
    if (context.previousContext) {
      const previous = this.#representative(context.previousContext);
      context.revertToPreviousContext = () => previous;
    }
  }

  /** Copies inherit this method from what they were copied from, so it is put in once for a line of copies. */
  #cloneOver(copyOf: () => ActiveContext): () => ActiveContext {
    const settled = this.#settled;
    function clone(this: ActiveContext): ActiveContext {
      return settled.has(this) ? postponedCopy(this, copyOf) : copyOf.call(this);
    }
    this.#ownClones.add(clone);
    return clone;
  }

  #forgetWhenFull(): void {
    this.#remembered += 1;
    if (this.#remembered < MOST_REMEMBERED) return;
    this.#byUrl = new Map();
    this.#byObject = new WeakMap();
    this.#byText = new Map();
    this.#remembered = 0;
  }
}

/** A copy whose contents are copied when first asked for: most copies only serve to look something up. */
function postponedCopy(origin: ActiveContext, copyOf: (this: ActiveContext) => ActiveContext): ActiveContext {
  const { mappings: _mappings, protected: _protected, ...rest } = origin;
  const copy = { ...rest, inverse: null, [COPIED_FROM]: origin };
  for (const part of ['mappings', 'protected'] as const) {
    Object.defineProperty(copy, part, {
      configurable: true,
      enumerable: true,
      get() {
        const contents = copyOf.call(origin);
        for (const name of ['mappings', 'protected'] as const)
          Object.defineProperty(copy, name, {
            value: contents[name],
            configurable: true,
            enumerable: true,
            writable: true,
          });
        return contents[part];
      },
    });
  }
  return copy as ActiveContext;
}
