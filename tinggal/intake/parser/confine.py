"""Takes away from this process what a parser never needs: network, files, new memory without end, and time.

Network by an empty network namespace (Linux, where users may make one) and by Landlock (kernel 6.7); files by Landlock
(kernel 5.13). Both are asked for and their absence is reported, not hidden: see ``tinggal.intake.child.missing``.
"""

import ctypes
import os
import resource
import struct
import sys
from collections.abc import Sequence

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_NO_NEW_PRIVILEGES = 38
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ALL_FILE_RIGHTS = {1: 0x1FFF, 2: 0x3FFF, 3: 0x7FFF, 4: 0x7FFF}
_READ_FILE = 0b100
_READ_FOLDER = 0b1101  # and the files and libraries in it
_TCP = 0b11
_FOLDERS = ("/usr", "/lib", "/lib64", sys.prefix, sys.base_prefix)
_CHANCE = "/dev/urandom"

_libc = ctypes.CDLL(None, use_errno=True)


def limit(*, memory: int, seconds: int, output: int) -> None:
    """``memory`` is address space in bytes, ``seconds`` CPU time, ``output`` the largest file it may write."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (output, output))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def leave_the_network() -> bool:
    """Whether this process now sees no network at all. Must be called before any thread starts."""
    return bool(_libc.unshare(_NEW_USER | _NEW_NET) == 0)


def leave_the_files(*, but: Sequence[str] = ()) -> bool:
    """Whether this process can now open nothing but the libraries it runs on and the folders named, and change
    nothing. Threads that run already stay as free as they were: call this before any starts."""
    version = _libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    if version < 1:
        return False
    everything = _ALL_FILE_RIGHTS.get(version, 0xFFFF)
    rules = struct.pack("=QQ", everything, _TCP) if version >= 4 else struct.pack("=Q", everything)
    ruleset = _libc.syscall(_CREATE_RULESET, rules, ctypes.c_size_t(len(rules)), ctypes.c_uint32(0))
    if ruleset < 0:
        return False
    for folder in filter(os.path.isdir, (*_FOLDERS, *but)):
        _allow(folder, _READ_FOLDER, ruleset=ruleset)
    _allow(_CHANCE, _READ_FILE, ruleset=ruleset)
    _libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    confined = _libc.syscall(_RESTRICT_SELF, ruleset, ctypes.c_uint32(0)) == 0
    os.close(ruleset)
    return bool(confined)


def _allow(place: str, rights: int, *, ruleset: int) -> None:
    descriptor = os.open(place, os.O_PATH | os.O_CLOEXEC)
    rule = struct.pack("=Qi", rights, descriptor)
    _libc.syscall(_ADD_RULE, ruleset, ctypes.c_uint32(1), rule, ctypes.c_uint32(0))
    os.close(descriptor)
