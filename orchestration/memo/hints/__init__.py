"""The unit that a header, a caption or a label states for the bare numbers under it."""
