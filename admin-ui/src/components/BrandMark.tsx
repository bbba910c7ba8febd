/** The mark of Auspex: a bird on the wing, and the star that it flies by. */
export function BrandMark({ size = 32 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#0b5f57" />
      <path
        d="M4 14.5c4.6-3.4 9-2.6 12 3 3-5.6 7.4-6.4 12-3-4.2-.7-7.6 1.2-9.4 5.3L16 25.5l-2.6-5.7C11.6 15.7 8.2 13.8 4 14.5Z"
        fill="#fff"
      />
      <circle cx="16" cy="8.8" r="2.3" fill="#f2b84b" />
    </svg>
  );
}
