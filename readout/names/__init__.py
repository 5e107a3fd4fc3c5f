"""Proper names: the head on the shared encoder that finds them."""
