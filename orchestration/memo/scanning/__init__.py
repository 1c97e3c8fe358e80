"""From characters to lines, sections, bullets and tables, each with its place. Makes no facts."""
