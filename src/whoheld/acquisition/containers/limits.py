"""How much is opened, and why no more: whoever packs more than this means harm, or has to unpack it first."""

from __future__ import annotations

from whoheld.acquisition.decoding import MAX_BYTES

#: The longest document, and so the longest member, row or page of a wiki; bytes.
TEXT = MAX_BYTES
#: The members of one archive. A collection has some ten thousand reports; a million names would fill the memory.
MEMBERS = 250_000
#: All that may come out of one thing; bytes. The largest dump that is read, the English Wikipedia's, has some 100 GB.
UNPACKED = 128 * 2**30
#: How many bytes may come out of one that is packed. Text comes out of gzip 3 to 10 times as long, logs that repeat
#: themselves 50 times; a bomb is made to come out a thousand times as long, or a million times.
RATIO = 100
#: So much may come out whatever the ratio: a small thing does no harm; bytes.
FREE = 64 * 2**20
#: What lies in an archive, or comes from standard input, and must be held in memory to be opened (a zip, a tar); bytes.
HELD = 256 * 2**20
#: The names of an archive's members, all together; bytes. A name has some hundred.
NAMES = MEMBERS * 400
#: What is looked at to see which fields the rows have: as many rows, or as many bytes, whichever is fewer.
SAMPLE_ROWS, SAMPLE_BYTES = 100, 2**20
#: What is looked at to tell what standard input is; bytes.
HEAD = 4096
#: Names of fields that a message shows.
SHOWN = 12
