"""The ledger: readings kept in one SQLite file that lasts, searched, corrected and taken out again."""
