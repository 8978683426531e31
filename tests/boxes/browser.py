"""A headless Chromium that stays open, driven through its DevTools pipe (one JSON message, then a NUL)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--remote-debugging-pipe",
    "--allow-file-access-from-files",
    "--font-render-hinting=none",
    "--no-first-run",
    "--hide-scrollbars",
)


class Browser:
    """`with Browser() as browser: browser.evaluate("1 + 1")`; one blank page, at a scale of 1."""

    def __enter__(self) -> Browser:
        assert PROGRAM, "no Chromium"
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        command_end, command_start = os.pipe()  # Chromium reads commands from 3 and writes answers to 4
        answer_end, answer_start = os.pipe()
        launch = 'exec 3<&"$1" 4>&"$2"; shift 2; exec "$@"'
        self._process = subprocess.Popen(
            ["bash", "-c", launch, "bash", str(command_end), str(answer_start), PROGRAM, *_FLAGS,
             f"--user-data-dir={self._profile.name}", "about:blank"],
            pass_fds=(command_end, answer_start), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(command_end)
        os.close(answer_start)
        self._commands, self._answers = os.fdopen(command_start, "wb", buffering=0), os.fdopen(answer_end, "rb")
        self._sent, self._session, self._rest = 0, "", b""
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        return self

    def __exit__(self, *error: object) -> None:
        self._session = ""
        self._call("Browser.close")
        self._process.wait(timeout=30)
        self._commands.close()
        self._answers.close()
        self._profile.cleanup()

    def open(self, html: str, folder: Path) -> None:
        """Show a page that may use files; `folder` must outlive it."""
        file = folder / "page.html"
        file.write_text(html, "utf-8")
        self._call("Page.navigate", url=file.as_uri())
        self.evaluate(
            "new Promise(done => document.readyState == 'complete' ? done() : addEventListener('load', done))"
        )

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression, a promise's once it is kept."""
        answer = self._call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(json.dumps(answer["exceptionDetails"])[:2000])
        return answer["result"].get("value")

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._sent += 1
        message = {"id": self._sent, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._commands.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = json.loads(self._receive())
            if answer.get("id") == self._sent:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]  # type: ignore[no-any-return]

    def _receive(self) -> bytes:
        parts = [self._rest]
        while b"\0" not in parts[-1]:
            chunk = os.read(self._answers.fileno(), 1 << 20)
            if not chunk:
                raise RuntimeError("Chromium went away")
            parts.append(chunk)
        message, _, self._rest = b"".join(parts).partition(b"\0")
        return message
