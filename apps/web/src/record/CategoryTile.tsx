import { categoryLook } from './categories.js';

/** The square beside an entry: the category's icon, its hue at 11 % behind it. The name stands in text elsewhere. */
export function CategoryTile({ code, size = 36 }: { code: string; size?: number }) {
  const { icon: Icon, hue } = categoryLook(code);
  return (
    <span
      aria-hidden="true"
      className="category-tile"
      style={{ width: size, height: size, color: hue, borderRadius: size > 40 ? 10 : 6 }}
    >
      <Icon size={Math.round(size * 0.52)} weight="fill" />
    </span>
  );
}

/** The icon alone, in its hue, for rows and table cells; stands before the category's or the programme's name. */
export function CategoryIcon({ code, size = 17 }: { code: string; size?: number }) {
  const { icon: Icon, hue } = categoryLook(code);
  return <Icon className="icon" size={size} weight="fill" color={hue} aria-hidden="true" />;
}
