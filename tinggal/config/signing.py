"""What each signer needs from the environment: a key file, a device, or a signing service."""

from pathlib import Path
from typing import Any

from tinggal.lib.env import Environment

Providers = dict[str, dict[str, Any]]
SIGNERS = "tinggal.letters.signers."


def signing_providers(env: Environment, *, folder: Path) -> Providers:
    """The signer, the sealer and the time stamper of the signing process; ``folder`` holds the private keys."""
    backend = env.text("SIGNER_BACKEND", SIGNERS + "development.DevelopmentSigner")
    return {
        "signer": {"BACKEND": backend, "OPTIONS": signer_options(env, backend=backend, folder=folder)},
        "sealer": {
            "BACKEND": env.text("SEALER_BACKEND", SIGNERS + "seal_key.DevelopmentSealKey"),
            "OPTIONS": {
                "file": env.text("SEALER_FILE", str(folder / "seal.p12")),
                "passphrase": env.text("SEALER_PASSPHRASE", "development"),
            },
        },
        "stamper": {
            "BACKEND": env.text("STAMPER_BACKEND", SIGNERS + "stamps.SimulatedStamper"),
            "OPTIONS": {"url": env.text("STAMPER_URL", "")},
        },
    }


def personal_provider(env: Environment, *, site: str, simulated: bool) -> Providers:
    """The service where people sign themselves, which a web process reaches too. Its stamper must be named for real."""
    if simulated:
        options = service_options(env, url=f"{site}/simulators/remote-signing", password="simulated-remote-secret")  # noqa: S106
    else:
        options = {**service_options(env), "stamper_url": env.text("STAMPER_URL")}
    backend = env.text("REMOTE_SIGNER_BACKEND", SIGNERS + "remote.SimulatedRemoteSigner")
    return {"remote_signer": {"BACKEND": backend, "OPTIONS": options}}


def signer_options(env: Environment, *, backend: str, folder: Path) -> dict[str, str]:
    """The options of the letter signer named by its dotted path; its class decides which variables are read."""
    match backend.rpartition(".")[2]:
        case "Pkcs11Signer":
            return {
                "module": env.text("SIGNER_MODULE"),
                "token": env.text("SIGNER_TOKEN"),
                "label": env.text("SIGNER_LABEL"),
                "pin": env.text("SIGNER_PIN"),
                "certificate": env.text("SIGNER_CERTIFICATE", ""),
            }
        case "RemoteSigner" | "SimulatedRemoteSigner":
            seal = {"user": env.text("SIGNER_USER", ""), "passphrase": env.text("SIGNER_PASSPHRASE", "")}
            return {**service_options(env), **seal}
        case _:
            return {
                "file": env.text("SIGNER_FILE", str(folder / "signer.p12")),
                "passphrase": env.text("SIGNER_PASSPHRASE", "development"),
            }


def service_options(env: Environment, *, url: str | None = None, password: str | None = None) -> dict[str, str]:
    """How to reach the signing service; what is given here is used where the environment says nothing."""
    return {
        "url": env.text("SIGNING_SERVICE_URL", url),
        "service_user": env.text("SIGNING_SERVICE_USER", "tinggal"),
        "service_password": env.text("SIGNING_SERVICE_PASSWORD", password),
        "stamper_url": env.text("STAMPER_URL", ""),
    }
