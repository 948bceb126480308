"""Debian's QtWebEngine as a browser with one page; runs in Debian's Python, not in the project's.

    QTWEBENGINE_REMOTE_DEBUGGING=127.0.0.1:PORT QT_QPA_PLATFORM=offscreen /usr/bin/python3 -I tests/qt_browser.py FOLDER

`FOLDER` keeps the profile. QtWebEngine 5.15 is Chromium 87.
"""

import signal
import sys

from PyQt5.QtCore import QTimer, QUrl  # type: ignore[import-not-found]
from PyQt5.QtWebEngineWidgets import (  # type: ignore[import-not-found]
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineView,
)
from PyQt5.QtWidgets import QApplication  # type: ignore[import-not-found]

application = QApplication(sys.argv)
profile = QWebEngineProfile("reader", application)
profile.setPersistentStoragePath(sys.argv[1])
profile.setCachePath(sys.argv[1] + "/cache")
view = QWebEngineView()
view.setPage(QWebEnginePage(profile, view))
# As on a phone, a bar takes no room.
view.settings().setAttribute(QWebEngineSettings.ShowScrollBars, False)
view.resize(800, 600)
view.show()
view.setUrl(QUrl("about:blank"))
# Told to end, it does so in order; Python sees a signal only when it has a turn.
signal.signal(signal.SIGTERM, lambda *_: application.quit())
turn = QTimer()
turn.timeout.connect(lambda: None)
turn.start(50)
code = application.exec_()
view.page().deleteLater()  # before its profile
view.deleteLater()
application.processEvents()
sys.exit(code)
