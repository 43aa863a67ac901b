"""Reads datadog.yaml and the checks' files, with the secrets that they name."""
import json
import re
from pathlib import Path

import yaml

DEFAULTS = {
    "site": "datadoghq.com",
    "hostname": "",
    "confd_path": "/etc/datadog-agent/conf.d",
    "dogstatsd_port": 8125,
    "dogstatsd_non_local_traffic": False,
    "log_level": "info",
}

# A secret is a whole value, never a part of one.
HANDLE = re.compile(r"ENC\[([^\]]+)\]")


class SettingsError(Exception):
    """Says what is wrong, and in which file."""


class Settings:
    def __init__(self, file):
        values = _read(Path(file))
        self._secrets = _secrets(values)
        self.values = {**DEFAULTS, **self._reveal(values, file)}
        if not self.values.get("api_key"):
            raise SettingsError(f"{file}: api_key is missing")
        if not self.values["hostname"]:
            raise SettingsError(f"{file}: hostname is missing: a container's own would change with each of them")

    def __getitem__(self, name):
        return self.values[name]

    @property
    def unknown(self):
        """What is switched on that this Agent has not."""
        apm = self.values.get("apm_config") or {}
        switches = {
            "traces": apm.get("enabled"),
            "logs": self.values.get("logs_enabled"),
            "autodiscovery": self.values.get("listeners"),
        }
        return [name for name, on in switches.items() if on]

    @property
    def url(self):
        """Where to send to (pkg/config/utils/endpoints.go)."""
        return (self.values.get("dd_url") or f"https://app.{self['site']}").rstrip("/")

    def checks(self):
        """Of each check: its name, what is for all its instances, and the instances."""
        for file in sorted(Path(self["confd_path"]).glob("*.d/conf.yaml")):
            content = self._reveal(_read(file), file)
            yield file.parent.name[: -len(".d")], content.get("init_config") or {}, content.get("instances") or []

    def _reveal(self, value, file):
        if isinstance(value, dict):
            return {key: self._reveal(one, file) for key, one in value.items()}
        if isinstance(value, list):
            return [self._reveal(one, file) for one in value]
        handle = HANDLE.fullmatch(value) if isinstance(value, str) else None
        if not handle:
            return value
        if handle[1] not in self._secrets:
            raise SettingsError(f"{file}: there is no secret {handle[1]}")
        return self._secrets[handle[1]]


def _read(file):
    try:
        return yaml.safe_load(file.read_text()) or {}
    except (OSError, yaml.YAMLError) as error:
        # Not the error's text, which may quote the file.
        raise SettingsError(f"{file} can't be read: {type(error).__name__}") from None


def _secrets(values):
    kind = values.get("secret_backend_type")
    if kind is None:
        return {}
    if kind != "file.json":
        raise SettingsError(f"secret_backend_type is {kind}: this Agent knows file.json")
    file = Path((values.get("secret_backend_config") or {}).get("file_path", ""))
    try:
        return json.loads(file.read_text())
    except (OSError, ValueError) as error:
        raise SettingsError(f"secrets in {file} can't be read: {type(error).__name__}") from None
