"""Where: place names to points, by a compiled gazetteer, hand-kept regions and what the report says around them."""
