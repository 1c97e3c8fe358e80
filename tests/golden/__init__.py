"""Memos whose facts people wrote down by hand, and what the reader makes of them."""
