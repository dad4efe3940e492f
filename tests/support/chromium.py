"""Chromium's own PDF viewer, driven as a person does: clicks and keys, then what its save button does.

Chromium runs without a window and is spoken to over two pipes (DevTools protocol, messages end with a zero).
"""

from __future__ import annotations

import base64
import itertools
import json
import os
import select
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

T = TypeVar("T")
_PATIENCE = 30.0
_SETTLED = 0.5
"""Seconds; the viewer does not tell when."""
_OPTIONS = (
    "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--no-first-run",
    "--window-size=1400,1000",
)  # fmt: skip
_VIEWER = "document.querySelector('pdf-viewer')"
_SAVE = """(async () => {
    const saved = await document.querySelector('pdf-viewer').currentController.save('EDITED');
    const bytes = new Uint8Array(saved.dataToSave);
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192)
        text += String.fromCharCode(...bytes.slice(at, at + 8192));
    return btoa(text);
})()"""


class Chromium:
    """A running viewer with a file open; a context manager."""

    def __init__(self, program: str, file: Path, profile: Path) -> None:
        to_it, self._write = os.pipe()
        self._read, from_it = os.pipe()

        def as_3_and_4() -> None:
            ends = os.dup(to_it), os.dup(from_it)
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        self._process = subprocess.Popen(
            [program, *_OPTIONS, f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=as_3_and_4, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(to_it)
        os.close(from_it)
        self._numbers, self._rest, self._page = itertools.count(1), b"", 0
        try:
            self._open(file)
        except BaseException:
            self._end()
            raise

    def _open(self, file: Path) -> None:
        self._tab = self._attach(self._ask("Target.createTarget", url="about:blank")["targetId"])
        self._ask("Page.navigate", self._tab, url=f"{file.as_uri()}#toolbar=0&navpanes=0&zoom=100")
        self._viewer = self._attach(self._waited(self._extension))
        self._waited(lambda: self._said(f"{_VIEWER}?.loadState_ === 'success'"))

    def _end(self) -> None:
        self._process.terminate()
        self._process.wait()
        os.close(self._read)
        os.close(self._write)

    def __enter__(self) -> Chromium:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._end()

    def click(self, page: int, x: float, y: float, height: float) -> None:
        """Scroll to a page (counted from 0) and click a point of it, in points from its lower left corner."""
        if page != self._page:
            self._said(f"{_VIEWER}.viewport.goToPage({page})")
            self._page = page
            self.settle()
        place = json.loads(self._said(f"JSON.stringify({_VIEWER}.viewport.getPageScreenRect({page}))"))
        scale = place["height"] / height
        where = {"x": place["x"] + x * scale, "y": place["y"] + (height - y) * scale}
        for kind, button in (("mouseMoved", "none"), ("mousePressed", "left"), ("mouseReleased", "left")):
            clicks = int(button == "left")
            self._ask(
                "Input.dispatchMouseEvent", self._tab, type=kind, button=button, clickCount=clicks, **where
            )

    def settle(self) -> None:
        """Wait until a page that was scrolled to takes clicks, or a box that was clicked takes keys."""
        time.sleep(_SETTLED)

    def type(self, text: str) -> None:
        """Type into what was clicked last."""
        for character in text:
            self._ask("Input.dispatchKeyEvent", self._tab, type="char", text=character)

    def press(self, key: str) -> None:
        """Press a key that has a name, `Tab`, or a space."""
        code = {"Tab": 9, " ": 32}[key]
        named = {"key": key, "code": "Space" if key == " " else key, "windowsVirtualKeyCode": code}
        self._ask("Input.dispatchKeyEvent", self._tab, type="rawKeyDown", **named)
        if key == " ":
            self._ask("Input.dispatchKeyEvent", self._tab, type="char", text=key, **named)
        self._ask("Input.dispatchKeyEvent", self._tab, type="keyUp", **named)

    def saved(self) -> bytes:
        """The file with the edits, as the viewer hands it to its save dialogue."""
        return base64.b64decode(self._said(_SAVE))

    def _extension(self) -> str | None:
        found = self._ask("Target.getTargets", filter=[{}])["targetInfos"]
        return next((each["targetId"] for each in found if each["url"].startswith("chrome-extension:")), None)

    def _attach(self, target: str) -> str:
        return str(self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])

    def _said(self, script: str) -> Any:
        asked = {"expression": script, "awaitPromise": True, "returnByValue": True}
        return self._ask("Runtime.evaluate", self._viewer, **asked)["result"].get("value")

    def _waited(self, found: Callable[[], T | None]) -> T:
        end = time.monotonic() + _PATIENCE
        while not (result := found()):
            if time.monotonic() > end:
                raise TimeoutError("the viewer does not open the file")
            time.sleep(0.1)
        return result

    def _ask(self, method: str, session: str | None = None, **parameters: Any) -> Any:
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        message |= {"sessionId": session} if session else {}
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while (answer := self._message()).get("id") != number:
            pass
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    def _message(self) -> Any:
        while b"\0" not in self._rest:
            if not select.select([self._read], [], [], _PATIENCE)[0]:
                raise TimeoutError("Chromium does not answer")
            if not (part := os.read(self._read, 1 << 20)):
                raise EOFError("Chromium has ended")
            self._rest += part
        one, self._rest = self._rest.split(b"\0", 1)
        return json.loads(one)
