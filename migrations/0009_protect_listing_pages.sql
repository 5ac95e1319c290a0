-- 0007 made the table without it.
SELECT protect_rows('listing_pages');
