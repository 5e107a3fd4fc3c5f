"""Places: names in the report to points on the earth, by a compiled gazetteer."""
