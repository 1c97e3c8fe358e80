"""What words and signs mean wherever they stand: units, currencies, persons, dates, cases. Reads no amount."""
