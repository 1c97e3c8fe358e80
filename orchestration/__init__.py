"""memomart: analyst memos as a tested warehouse."""
