# Finds Python and uv, and installs the locked libraries into .venv.
# Sourced by ./run and ./test, in the repository's root. Needs python3 with pip, nothing else.

refuse() {
    printf '%s\n' "$@" >&2
    exit 1
}

find_python() {
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
            python=$(command -v "$name")
            return
        fi
    done
    refuse "Tinggal needs Python 3.11, 3.12 or 3.13 and found none of them." \
        "On Debian:  apt-get install python3 python3-pip   (elsewhere: PYTHON=/path/to/python3.12 $0)"
}

check_room() {
    [ -w . ] || refuse "The folder $(pwd) is not yours to write in. Copy it to a folder of your own and start there."
    free=$("$python" -c 'import shutil; print(shutil.disk_usage(".").free // 1_000_000)')
    [ "$free" -ge 1000 ] || refuse "Only $free MB are free under $(pwd); the libraries need 1000 MB. Make room first."
}

find_uv() {
    if [ -x .tools/bin/uv ]; then
        uv=.tools/bin/uv
        return
    fi
    case $(uv --version 2>/dev/null) in
        "uv 0."[0-9]"."* | "") ;;
        *) uv=uv && return ;;
    esac
    "$python" -m pip --version >/dev/null 2>&1 || refuse "Python's installer pip is missing." \
        "On Debian:  apt-get install python3-pip"
    mkdir -p .tools
    # --target, because Debian refuses a plain pip install (PEP 668).
    "$python" -m pip install --quiet --upgrade --target .tools uv==0.13.9 >.tools/install.log 2>&1 ||
        no_network "uv, which installs the libraries,"
    uv=.tools/bin/uv
}

no_network() {
    tail -n 5 .tools/install.log >&2
    refuse "" "$1 could not be installed; the lines above say why." \
        "Most often the network is missing or needs a proxy (HTTPS_PROXY). Try again when it is there: nothing is lost."
}

# install_libraries <run|test> <arguments of uv sync…>
# What is installed already is remembered, so that the second start needs neither time nor network.
install_libraries() {
    wanted=$(cat pyproject.toml uv.lock | cksum)
    for stamp in ".venv/installed-for-$1" .venv/installed-for-test; do
        if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && .venv/bin/python -c '' 2>/dev/null; then
            return
        fi
    done
    find_python
    check_room
    echo "Installing the libraries (once; this can take a minute) …"
    find_uv
    installed_for=$1
    shift
    mkdir -p .tools
    # The system's certificates, because an office's proxy may be known to the system only.
    [ ! -s /etc/ssl/certs/ca-certificates.crt ] || export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-1}"
    [ -w "${HOME:-/nonexistent}" ] || export UV_CACHE_DIR="${UV_CACHE_DIR:-.tools/cache}"
    UV_PROJECT_ENVIRONMENT=.venv UV_PYTHON_DOWNLOADS=never \
        "$uv" sync --frozen --no-build --python "$python" "$@" >.tools/install.log 2>&1 ||
        no_network "The libraries"
    echo "$wanted" >".venv/installed-for-$installed_for"
}
