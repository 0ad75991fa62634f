/** The categories that come with a colour and an icon of their own, in the order in which they are drawn. */
export const CATEGORY_SLOTS = [
  'leadership',
  'service',
  'research',
  'global',
  'internship',
  'creative',
  'athletics',
  'professional',
] as const;
export type CategorySlot = (typeof CATEGORY_SLOTS)[number];

/** Past eight, categories share this one and are told apart by their names. */
const SHARED: CategorySlot = 'professional';

/**
 * Which colour and icon each category takes. A category of the institution's own takes the next slot that none of
 * the given ones holds; past eight they share the last. The answer does not depend on the order of `categories`.
 */
export function categorySlots(categories: readonly { code: string; name: string }[]): Map<string, CategorySlot> {
  const slots = new Map<string, CategorySlot>();
  const byCode = [...new Map(categories.map((category) => [category.code, category])).values()].sort((a, b) =>
    a.code < b.code ? -1 : 1,
  );
  for (const category of byCode) {
    const own = CATEGORY_SLOTS.find(
      (slot) => slot === category.code.toLowerCase() || slot === category.name.toLowerCase(),
    );
    if (own) slots.set(category.code, own);
  }
  const taken = new Set(slots.values());
  const free = CATEGORY_SLOTS.filter((slot) => !taken.has(slot));
  for (const category of byCode) {
    if (!slots.has(category.code)) slots.set(category.code, free.shift() ?? SHARED);
  }
  return slots;
}
