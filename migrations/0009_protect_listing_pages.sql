-- 0007 went out without it at first.
SELECT protect_rows('listing_pages')
WHERE NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = 'listing_pages'::regclass AND polname = 'own_rows');
