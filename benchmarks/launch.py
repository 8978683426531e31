"""Runs one command and tells what it used: `python -I -S launch.py SECONDS COMMAND …` prints a JSON line.

It is a process of its own, and a small one: Linux counts the memory of the process that starts another one into
the other's peak.
"""

import os
import signal
import sys
import time

limit, command = float(sys.argv[1]), sys.argv[2:]
quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
# Peers come with their byte code written, as all that is installed; ours has to be allowed to keep its own.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
start = time.perf_counter()
child = os.posix_spawnp(command[0], command, os.environ, file_actions=quiet, setpgroup=0)
signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
signal.setitimer(signal.ITIMER_REAL, limit)
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - start
code = os.waitstatus_to_exitcode(status)
print(
    f'{{"wall": {wall}, "cpu": {usage.ru_utime + usage.ru_stime}, "memory": {usage.ru_maxrss / 1024}, "code": {code}}}'
)
