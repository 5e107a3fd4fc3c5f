"""The branch and head by which claims of different reports are compared."""
