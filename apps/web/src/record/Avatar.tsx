import { initials } from '@laurel/domain';

/** The round mark of a person: one or two letters of the name, in its own script. Circles are only for people. */
export function Avatar({ name, size = 32 }: { name: string; size?: number }) {
  return (
    <span
      aria-hidden="true"
      className="avatar"
      style={{ width: size, height: size, fontSize: Math.max(11, size * 0.37) }}
    >
      {initials(name)}
    </span>
  );
}
