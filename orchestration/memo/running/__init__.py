"""From bullets, prose and headings to their figures: their labels, their lists, their units."""
