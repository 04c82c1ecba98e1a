"""``tinggal-witness``: run a witness, make its key, let it know a log, or watch a log without being a witness."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tinggal.checker.notes import BadNote, VerifierKey
from tinggal.witness.keys import BadFolder, add_log, make_witness
from tinggal.witness.monitor import watch
from tinggal.witness.reading import CannotRead
from tinggal.witness.server import WitnessServer
from tinggal.witness.watching import LogBroken

PORT = 8787


def main(arguments: Sequence[str]) -> int:
    """Do what is asked; 0 when all is well, 1 with a sentence when not, 2 when the log was changed."""
    asked = _parser().parse_args(arguments)
    try:
        match asked.what:
            case "new":
                print(make_witness(asked.folder, name=asked.name).vkey)
            case "know":
                add_log(asked.folder, VerifierKey.parse(asked.vkey))
            case "monitor":
                watch(asked.log, state=asked.state, vkey=asked.vkey)
            case _:
                return _serve(asked.folder, host=asked.host, port=asked.port)
    except (BadFolder, BadNote, CannotRead, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    except LogBroken as problem:
        print(f"THE LOG WAS CHANGED. {problem}", file=sys.stderr)
        return 2
    return 0


def _serve(folder: Path | None, *, host: str, port: int) -> int:
    if folder is None:
        raise BadFolder("Say where the witness lives: tinggal-witness --folder FOLDER")
    with WitnessServer(folder, host=host, port=port) as server:
        print(f"Witness on http://{host}:{server.server_port}/", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tinggal-witness",
        description="Vouches for a public log that it has seen grow. docs/howto/run-a-witness.md",
    )
    parser.add_argument("--folder", type=Path, help="where the keys and the memory lie")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=PORT)
    tasks = parser.add_subparsers(dest="what", metavar="new | know | monitor")
    new = tasks.add_parser("new", help="make the key of a witness and print its public half")
    new.add_argument("--folder", type=Path, required=True)
    new.add_argument("--name", required=True, help="stands in every cosignature, like example.org/witness")
    know = tasks.add_parser("know", help="let the witness know a log, by its public key")
    know.add_argument("--folder", type=Path, required=True)
    know.add_argument("vkey")
    monitor = tasks.add_parser("monitor", help="read a whole log and check that it only grew")
    monitor.add_argument("--log", required=True, help="address of the log, or folder with a copy of it")
    monitor.add_argument("--state", type=Path, required=True, help="file that remembers what was seen")
    monitor.add_argument("--vkey", help="public key of the log (default: the one in the log's keys.json at first)")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
