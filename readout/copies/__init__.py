"""Which reports are copies of one another: cut, excerpted, reworded or taken over in part. Quotations do not count.

Two reporters who quote the same words are two reporters; two reports that narrate in the same words are one voice.
"""
