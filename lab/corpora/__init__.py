"""Readers of the open corpora that training and evaluation use; nothing of the corpora is in the project."""
