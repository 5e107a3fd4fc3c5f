"""Time expressions: found, given TIMEX3 values, resolved to intervals from an anchor that is named."""
