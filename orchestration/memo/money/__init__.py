"""Whose money a memo means by a sign, a letter or a word that several countries share."""
