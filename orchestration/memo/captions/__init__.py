"""Captions, notes and labels as sentences, each with the unit it states and the columns it states it for."""
