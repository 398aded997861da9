"""How long, how much and how often: all limits of fetching in one place, each with its reason."""

from __future__ import annotations

#: Until a server takes the call. One that is there does so within a second, from the other end of the world too.
CONNECT_SECONDS = 10.0
#: Without a single byte. A page that is made while one waits takes some seconds.
SILENT_SECONDS = 30.0
#: One whole answer, from the name's address to the last byte: a server that drips a byte a second must come to an end.
WHOLE_SECONDS = 120.0
#: One answer after it is unpacked, as long as any document may be. An archive that is longer is better downloaded with
#: a program that can go on where it broke off.
BODY_BYTES = 64 * 2**20
#: From one address to the next. Honest pages need two (http to https, then to the name with www).
REDIRECTS = 5
#: An address; servers commonly refuse longer ones themselves.
ADDRESS_CHARACTERS = 8_000
#: A robots.txt; so much must be read of it by RFC 9309, and what comes after is not.
ROBOTS_BYTES = 512_000
#: How long the rules of a host hold before they are asked for again. Reading a long list takes about as long.
ROBOTS_SECONDS = 3_600.0
#: Between two pages of one host, where its robots.txt asks for nothing else: about the haste of a person.
PAUSE_SECONDS = 1.0
#: The longest pause that is waited for when robots.txt asks for one.
LONGEST_PAUSE_SECONDS = 60.0
#: The pages that are kept, all together: some ten thousand articles.
CACHE_BYTES = 512 * 2**20
#: How long a page is kept at most, whatever its server says.
CACHE_SECONDS = 30 * 86_400.0
