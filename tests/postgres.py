"""A real PostgreSQL for the tests: the one of $WHOHELD_TEST_POSTGRES, else a cluster of our own while they run.

The cluster listens on a socket in its own folder only, and sorts words as English does, so that a list that comes in
another order than from a file is noticed. The user ``guarded`` has the password ``right``; all others need none.
"""

import os
import shutil
import subprocess
import tempfile
import uuid
from contextlib import contextmanager
from pathlib import Path

NEEDED = "no PostgreSQL: install it (apt-get install postgresql), or set WHOHELD_TEST_POSTGRES to a database's address"


def binaries():
    """The folder of the server's programs, the newest; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def server():
    """The address of a database in which schemas may be made; None where there is no server to be had."""
    given, programs = os.environ.get("WHOHELD_TEST_POSTGRES"), binaries()
    if given or not programs:
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="whoheld-pg-"))
    try:
        _start(programs, folder)
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        _run(programs, "pg_ctl", "-D", str(folder / "data"), "-m", "immediate", "stop", check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _start(programs, folder):
    """Make a cluster that does not care for a power cut, and start it."""
    data = folder / "data"
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres", "postgres")
    folder.chmod(0o755)
    icu = ["--locale-provider=icu", "--icu-locale=en"] if float(programs.parts[-2]) >= 15 else []
    made = ["-D", str(data), "-U", "postgres", "-A", "trust", "-N", "-E", "UTF8", "--locale=C.UTF-8", *icu]
    _run(programs, "initdb", *made)
    rules = data / "pg_hba.conf"
    rules.write_text("local all guarded scram-sha-256\n" + rules.read_text())
    quick = f"-c listen_addresses='' -k {folder} -c fsync=off -c full_page_writes=off -c max_connections=40"
    _run(programs, "pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", quick, "start")
    ask = ("psql", "-q", "-h", str(folder), "-U", "postgres", "-c")
    _run(programs, *ask, "CREATE ROLE guarded LOGIN PASSWORD 'right'")
    _run(programs, *ask, "CREATE DATABASE bare OWNER guarded")
    _run(programs, *ask, "CREATE EXTENSION postgis", check=False)  # where it is not installed, its tests are skipped


def _run(programs, name, *arguments, check=True):
    """Run a program of the server, as its own user where we are root."""
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*as_user, str(programs / name), *arguments],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE if name != "pg_ctl" else subprocess.DEVNULL,
        text=True,
        check=False,
    )
    if check and done.returncode:
        raise RuntimeError(f"{name} failed: {done.stderr}")


@contextmanager
def schema(address):
    """The address of an empty schema of its own in a database; it goes when the block ends."""
    import psycopg  # noqa: PLC0415 - an extra

    name = f"whoheld_test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
        try:
            yield f"{address}{'&' if '?' in address else '?'}options=-csearch_path%3D{name}"
        finally:
            connection.execute(f"DROP SCHEMA {name} CASCADE")
