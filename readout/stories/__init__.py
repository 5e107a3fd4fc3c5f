"""Which reports tell the same story: how alike two are, and what that makes of many."""
