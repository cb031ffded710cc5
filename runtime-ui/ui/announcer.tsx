/** Tells screen readers which page has come up after a navigation. */
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';

export function Announcer() {
  const { pathname } = useLocation();
  const [title, setTitle] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setTitle(document.title), 400);
    return () => clearTimeout(timer);
  }, [pathname]);
  return (
    <div className="sr-only" role="status" aria-live="polite">
      {title}
    </div>
  );
}
