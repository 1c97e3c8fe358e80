"""From a table to its figures: what its columns and rows are, and which unit each cell is in."""
